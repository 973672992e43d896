/** A unit: what it measures, and how many of the kind's first unit it is; temperatures have an offset beside. */
export interface Unit {
  readonly kind: string;
  readonly factor: number;
  readonly offset?: number;
}

/** Units by kind: names, and how many of the first each is. Names are matched as written, else in lower case. */
const table: Readonly<Record<string, readonly (readonly [factor: number, names: string, offset?: number])[]>> = {
  mass: [
    [1, "g|gram|grams|gramme|grammes|gramm|gramo|gramos"],
    [1e-3, "mg|milligram|milligrams"],
    [1e-6, "µg|μg|mcg|microgram|micrograms"],
    [1e3, "kg|kilo|kilos|kilogram|kilograms|kilogramme|kilogrammes|kilogramm|kilogramos"],
    [1e6, "t|tonne|tonnes|metric ton|metric tons|tonnen"],
    [453.59237, "lb|lbs|pound|pounds"],
    [28.349523125, "oz|ounce|ounces"],
  ],
  length: [
    [1, "m|meter|meters|metre|metres|metro|metros|mètre|mètres"],
    [1e-9, "nm|nanometer|nanometers|nanometre|nanometres"],
    [1e-6, "µm|μm|micrometer|micrometers|micrometre|micrometres"],
    [1e-3, "mm|millimeter|millimeters|millimetre|millimetres"],
    [1e-2, "cm|centimeter|centimeters|centimetre|centimetres|zentimeter"],
    [0.1, "dm|decimeter|decimeters"],
    [1e3, "km|kilometer|kilometers|kilometre|kilometres|kilómetros|kilomètres"],
    [1609.344, "mi|mile|miles"],
    [0.9144, "yd|yard|yards"],
    [0.3048, "ft|foot|feet"],
    [0.0254, "in|inch|inches|″"],
  ],
  time: [
    [1, "s|sec|secs|second|seconds|sekunde|sekunden|seconde|secondes|segundo|segundos"],
    [1e-3, "ms|millisecond|milliseconds|millisekunden"],
    [1e-6, "µs|μs|us|microsecond|microseconds"],
    [1e-9, "ns|nanosecond|nanoseconds"],
    [60, "min|mins|minute|minutes|minuten|minuto|minutos"],
    [3600, "h|hr|hrs|hour|hours|stunde|stunden|heure|heures|hora|horas"],
    [86400, "d|day|days|tag|tage|tagen|jour|jours|día|días"],
    [604800, "week|weeks|wk|wks|woche|wochen|semaine|semaines|semana|semanas"],
  ],
  years: [
    [1, "year|years|yr|yrs|jahr|jahre|jahren|ans|année|années|año|años"],
    [1 / 12, "month|months|monat|monate|mois|mes|meses"],
  ],
  area: [
    [1, "m^2|sqm|sq m|square meter|square meters|square metre|square metres"],
    [1e-4, "cm^2|square centimeter|square centimeters|square centimetres"],
    [1e6, "km^2|square kilometer|square kilometers|square kilometres"],
    [1e4, "ha|hectare|hectares|hektar"],
    [0.09290304, "ft^2|sq ft|square foot|square feet"],
  ],
  volume: [
    [1, "l|L|liter|liters|litre|litres|litro|litros"],
    [1e-3, "ml|mL|milliliter|milliliters|millilitre|millilitres|cm^3|cc|cubic centimeters|cubic centimetres"],
    [1e-2, "cl|cL|centiliter|centiliters"],
    [0.1, "dl|dL|deciliter|deciliters"],
    [1e3, "m^3|cubic meter|cubic meters|cubic metre|cubic metres"],
    [3.785411784, "gal|gallon|gallons"],
  ],
  speed: [
    [1, "m/s|mps|meters per second|metres per second"],
    [1 / 3.6, "km/h|kmh|kph|kilometers per hour|kilometres per hour"],
    [0.44704, "mph|mi/h|miles per hour"],
  ],
  temperature: [
    [1, "°C|℃|degrees celsius|degree celsius|celsius|grad celsius|C"],
    [5 / 9, "°F|℉|degrees fahrenheit|degree fahrenheit|fahrenheit|F", -32],
    [1, "K|kelvin", -273.15],
  ],
  angle: [
    [1, "°|deg|degree|degrees|grad"],
    [180 / Math.PI, "rad|radian|radians"],
  ],
  share: [
    [1, "%|percent|per cent|prozent|pour cent|por ciento|procent|pct|百分"],
    [0.1, "‰|per mille|promille"],
  ],
  energy: [
    [1, "J|joule|joules"],
    [1e3, "kJ|kilojoule|kilojoules"],
    [3.6e6, "kWh|kilowatt hour|kilowatt hours|kilowatt-hours"],
    [4.184, "cal|calorie|calories"],
    [4184, "kcal|kilocalorie|kilocalories"],
  ],
  power: [
    [1, "W|watt|watts"],
    [1e3, "kW|kilowatt|kilowatts"],
    [1e6, "MW|megawatt|megawatts"],
  ],
  frequency: [
    [1, "Hz|hertz"],
    [1e3, "kHz|kilohertz"],
    [1e6, "MHz|megahertz"],
    [1e9, "GHz|gigahertz"],
  ],
  data: [
    [1, "B|byte|bytes"],
    [1e3, "kB|KB|kilobyte|kilobytes"],
    [1e6, "MB|megabyte|megabytes"],
    [1e9, "GB|gigabyte|gigabytes"],
    [1e12, "TB|terabyte|terabytes"],
    [1024, "KiB|kibibyte|kibibytes"],
    [2 ** 20, "MiB|mebibyte|mebibytes"],
    [2 ** 30, "GiB|gibibyte|gibibytes"],
  ],
  euros: [[1, "€|EUR|euro|euros"]],
  dollars: [[1, "$|USD|US$|dollar|dollars"]],
  "pounds of money": [[1, "£|GBP"]],
  yen: [[1, "¥|JPY|yen|円"]],
  rupees: [[1, "₹|INR|rupee|rupees"]],
  francs: [[1, "CHF|franc|francs|franken"]],
};

const exactly = new Map<string, Unit>();
const loosely = new Map<string, Unit>();
for (const [kind, units] of Object.entries(table)) {
  for (const [factor, names, offset] of units) {
    const unit: Unit = { kind, factor, ...(offset === undefined ? {} : { offset }) };
    for (const name of names.split("|")) {
      exactly.set(name, unit);
      const lower = name.toLowerCase();
      // A single letter or a symbol means what it does in its own case only.
      if (name.length > 3 && !loosely.has(lower)) loosely.set(lower, unit);
    }
  }
}
const longestFirst = [...exactly.keys()].sort((a, b) => b.length - a.length);

/** The unit of a name; undefined where it is not known. */
export function unitOf(name: string): Unit | undefined {
  const written = name
    .trim()
    .replaceAll(/\s+/g, " ")
    .replace(/([a-z])²/, "$1^2")
    .replace(/([a-z])³/, "$1^3")
    .replace(/^(c|k|m)?m([23])$/, "$1m^$2");
  return exactly.get(written) ?? loosely.get(written.toLowerCase());
}

/** The unit that a text begins with, and how long its name is. */
export function unitAtStart(text: string): { readonly unit: Unit; readonly length: number } | undefined {
  const lower = text.toLowerCase();
  for (const name of longestFirst) {
    const known = text.startsWith(name)
      ? exactly.get(name)
      : lower.startsWith(name.toLowerCase())
        ? loosely.get(name.toLowerCase())
        : undefined;
    if (known === undefined) continue;
    const after = text.slice(name.length, name.length + 1);
    // "min" is no "m", and "in" before a word is no inch.
    if (/[\p{L}\p{N}^]/u.test(after) && /[\p{L}\d]$/u.test(name)) continue;
    if (name === "in" && /^\s+[a-z]/i.test(text.slice(2))) continue;
    return { unit: known, length: name.length };
  }
  return undefined;
}

/** A quantity in another unit of its kind; undefined where the kinds differ. */
export function converted(value: number, from: Unit, to: Unit): number | undefined {
  if (from.kind !== to.kind) return undefined;
  return ((value + (from.offset ?? 0)) * from.factor) / to.factor - (to.offset ?? 0);
}
