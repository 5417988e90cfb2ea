'use client';

import { type ComponentProps, lazy, Suspense } from 'react';
import type { RefusedScreen } from '@/components/wall/refused-screen';

const Screen = lazy(() => import('@/components/wall/refused-screen').then((module) => ({ default: module.RefusedScreen })));

/** The screen of a wall that may not be read, loaded when it is: those that may be are the rule. */
export function RefusedLazily(props: ComponentProps<typeof RefusedScreen>) {
  return (
    <Suspense>
      <Screen {...props} />
    </Suspense>
  );
}
