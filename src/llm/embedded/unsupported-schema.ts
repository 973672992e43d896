/** A schema that asks for something that this engine cannot enforce: answered with status 400. */
export class UnsupportedSchema extends Error {}
