import { createElement, Fragment, type ReactNode } from 'react';

/** A sentence of a catalogue with components in it: `<Spoken parts={sayX.parts('stopped-at', { at: <TimeText at={at} /> })} />`. */
export function Spoken({ parts }: { readonly parts: readonly ReactNode[] }) {
  return createElement(Fragment, null, ...parts);
}
