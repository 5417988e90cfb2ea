/**
 * JSON in printable ASCII without an apostrophe: between single quotes it is one word of any shell, and it is a JavaScript literal as well,
 * whatever the strings in it hold.
 */
export function asciiJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(/['\u007f-\uffff]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
