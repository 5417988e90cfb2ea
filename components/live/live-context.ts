'use client';

import { createContext } from 'react';
import { createLiveStore, type LiveStore } from '@/components/live/live-store';

/** Without a provider (a page drawn by itself) time stands still and nothing is claimed to be live. */
export const LiveContext = createContext<LiveStore>(createLiveStore({ serverNow: 0, rate: 0 }, () => 0));
