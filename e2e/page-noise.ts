import type { BrowserContext } from '@playwright/test';

/** What the pages of a context complained about, in order. */
export type Noise = { readonly heard: readonly string[] };

/** Collects console errors (a violated content security policy is one), exceptions nobody caught, and answers from 500 on. */
export function listenForNoise(context: BrowserContext): Noise {
  const heard: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error') heard.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => heard.push(`uncaught: ${error.error().message}`));
  context.on('response', (response) => {
    if (response.status() >= 500) heard.push(`status ${response.status()}: ${response.url()}`);
  });
  return { heard };
}
