import type { Address, Hash } from '@/lib/consensus/types';
import type { NodeState, OpenRound, RoundWindow } from './types';

/** Windows the page offers; the API takes others too. */
export const ROUND_WINDOWS = ['1h', '24h', '7d'] as const;
export type RoundSpan = (typeof ROUND_WINDOWS)[number];

/** `stall`: not known, for it holds part of a stall whose rounds are not told. */
export type RatePointView = { readonly at: number; readonly changes: number | null; readonly stall?: true };

/** One of the newest heights. */
export type RoundHeightView = {
  readonly height: number;
  readonly hash: Hash;
  readonly round: number | null;
  readonly author: Address | null;
  readonly name: string | null;
  readonly firstSeenAt: number;
  /** Header time, seconds. */
  readonly timestamp: number;
  /** Between the arrivals of this block and the one below, ms; null = one of them was not seen arriving. */
  readonly arrivalMs: number | null;
  /** The same by the headers' own times; null = the block below is not known. */
  readonly headerMs: number | null;
  /** Came in the same instant as a late one below it. */
  readonly burst: boolean;
  /** Before it more rounds passed than its own tells: consensus was stopped or began anew, or a round stood still. */
  readonly more?: true;
};

/** A validator's round in a stall. */
export type LiveRoundView = {
  readonly node: string;
  readonly state: NodeState;
  readonly round: number | null;
  readonly source: 'log' | 'estimate' | 'unknown';
  /** Rounds may have begun anew meanwhile: it is this one or a lower. */
  readonly atMost?: true;
  /** When this round began, by the log. */
  readonly since: number | null;
  /** What else the log says: state of the core, whose ROUND-CHANGEs were heard; null = nothing. */
  readonly note: string | null;
};

export type RoundsPageView = {
  readonly network: string;
  readonly asOf: number | null;
  readonly intervalMs: number;
  readonly severity: 'ok' | 'warning' | 'critical' | 'unknown';
  readonly sentence: string;
  readonly details: readonly string[];
  /** IBFT: every round is worked out from the turns, a lower bound. */
  readonly derived: boolean;
  /** What the rate covers, ms. */
  readonly windowMs: number;
  readonly rate: {
    readonly bucketMs: number;
    readonly changes: number | null;
    readonly perHour: number | null;
    /** Of the window, ms. */
    readonly knownMs: number;
    readonly points: readonly RatePointView[];
  };
  /** What follows counts over the window, or over a day where the window is longer. */
  readonly window: RoundWindow;
  /** Heights by the round they were made in; null = of unknown round. */
  readonly histogram: readonly { readonly round: number | null; readonly heights: number }[];
  readonly proposers: readonly {
    readonly address: Address;
    readonly name: string;
    readonly proposed: number;
    readonly failed: number;
  }[];
  /** Failed turns whose proposer is not known. */
  readonly turnsUnknown: number;
  /** The newest, oldest first. */
  readonly heights: readonly RoundHeightView[];
  /** The newest heights of the window with round changes, newest first. */
  readonly changed: readonly RoundHeightView[];
  readonly open: OpenRound | null;
  /** Null while blocks come. */
  readonly stall: { readonly since: number | null; readonly rounds: readonly LiveRoundView[] } | null;
  readonly notes: { readonly arrival: string; readonly proposers: string };
  readonly nodes: { readonly all: number; readonly answering: number };
};
