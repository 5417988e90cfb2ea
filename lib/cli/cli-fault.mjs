/** A fault the person at the terminal can do something about: shown as its sentence, without a stack. */
export class CliFault extends Error {
  constructor(sentence, options) {
    super(sentence, options);
    this.name = 'CliFault';
    this.sentence = sentence;
  }
}
