/** A fault that does not fit this network or these arguments; the message names what is there instead. */
export class FaultRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'FaultRefused';
  }
}
