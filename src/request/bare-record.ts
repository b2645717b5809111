/** An object that inherits nothing, so that a request may put any name into it. */
export type BareRecord<Value = unknown> = Record<string, Value>

// In V8, an instance is several times faster than an object whose prototype is null.
const Bare = function Bare() {} as unknown as new () => BareRecord<never>
Bare.prototype = Object.create(null)

/** Makes an empty object that inherits nothing. */
export const bareRecord = <Value>(): BareRecord<Value> => new Bare()

/** The record for requests without values, shared by all of them. */
export const emptyRecord: BareRecord<never> = Object.freeze(bareRecord<never>())
