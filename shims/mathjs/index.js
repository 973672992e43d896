"use strict";
// The five functions of mathjs that Danfo calls, over a flat array of numbers or booleans, with the answers of mathjs 9:
// variance and standard deviation are the sample's (n − 1) and 0 for one value; anything that is no number is refused.

function numbers(values, name) {
  if (!Array.isArray(values) || values.length === 0) throw new Error(`Cannot calculate ${name} of an empty array`);
  return values.map((value) => {
    if (typeof value === "number") return value;
    if (typeof value === "boolean") return Number(value);
    throw new TypeError(
      `Cannot calculate ${name}, unexpected type of argument (${value === null ? "null" : typeof value})`,
    );
  });
}

function mean(values) {
  const all = numbers(values, "mean");
  return all.reduce((sum, value) => sum + value, 0) / all.length;
}

function median(values) {
  const all = numbers(values, "median");
  if (all.some(Number.isNaN)) return NaN;
  all.sort((a, b) => a - b);
  const middle = all.length >> 1;
  return all.length % 2 === 1 ? all[middle] : (all[middle - 1] + all[middle]) / 2;
}

function mode(values) {
  if (!Array.isArray(values) || values.length === 0) throw new Error("Cannot calculate mode of an empty array");
  if (values.some(Number.isNaN)) throw new Error("Cannot calculate mode of an array containing NaN values");
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return [...counts].filter(([, count]) => count === most).map(([value]) => value);
}

function variance(values) {
  const all = numbers(values, "variance");
  if (all.length === 1) return 0;
  const centre = mean(all);
  return all.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (all.length - 1);
}

function std(values) {
  return Math.sqrt(variance(values));
}

module.exports = { mean, median, mode, std, variance };
