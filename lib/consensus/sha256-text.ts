import { sha256 } from 'ethers/crypto';

const UTF8 = new TextEncoder();

/** SHA-256 of a text as UTF-8, 64 lower-case hex digits without 0x. */
export const sha256Text = (text: string): string => sha256(UTF8.encode(text)).slice(2);
