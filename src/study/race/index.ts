export { checkRace, raceOf, raceWords } from "./ask";
export type { RaceOption } from "./ask";
export { raceResult } from "./result";
export type { RaceResult } from "./result";
export { raceState } from "./state";
export type { RaceState } from "./state";
