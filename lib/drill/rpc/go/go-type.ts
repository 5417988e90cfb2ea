/** A parameter type of the client's RPC methods: reads one JSON value as Go's encoding/json does, with its words when it can't. */
export type GoType<T> = {
  /** A pointer in Go: may be left out or null. */
  readonly optional: boolean;
  /** `into` is "Go value" or "Go struct field Name.field". @throws GoTypeError */
  readonly read: (value: unknown, into?: string) => T;
};

/** What encoding/json or an UnmarshalJSON says; stands after "invalid argument N: ". */
export class GoTypeError extends Error {
  override readonly name = 'GoTypeError';
}

/** Source: go encoding/json UnmarshalTypeError. */
export const cannotRead = (what: string, goType: string, into = 'Go value'): GoTypeError =>
  new GoTypeError(`json: cannot unmarshal ${what} into ${into} of type ${goType}`);

/** The JSON kind of a value in Go's words. */
export function jsonKind(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'boolean') return 'bool';
  return value === null ? 'null' : typeof value;
}

/** A pointer to this type: null and left out are both null. */
export const optional = <T>(type: GoType<T>): GoType<T | null> => ({
  optional: true,
  read: (value, into) => (value === null ? null : type.read(value, into)),
});
