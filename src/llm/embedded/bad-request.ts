/** The client asked for something that cannot be: answered with status 400. */
export class BadRequest extends Error {}
