/** Any value that JSON can hold. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** One flat setting of a measured system, such as `num_ctx: 1024`. */
export type SettingValue = string | number | boolean;

/** Settings by name, such as `{ num_gpu: 80, num_ctx: 1024 }`. */
export type Settings = Readonly<Record<string, SettingValue>>;
