/** What was read or written is not in the form the protocol asks for; `message` names the field and what is wrong with it. */
export class CodecError extends Error {
  override readonly name = 'CodecError';
}
