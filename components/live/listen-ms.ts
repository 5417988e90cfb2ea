/** How often a wall looks whether the server has gone silent, real ms. */
export const LISTEN_MS = 250;
