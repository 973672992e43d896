export function mean(values: readonly unknown[]): number;
export function median(values: readonly unknown[]): number;
export function mode(values: readonly unknown[]): unknown[];
export function variance(values: readonly unknown[]): number;
export function std(values: readonly unknown[]): number;
