import type { Route } from 'next';
import {
  activityPath,
  forksPath,
  helpPath,
  incidentsPath,
  nodesPath,
  overviewPath,
  peersPath,
  recoveryPath,
  replayPath,
  roundsPath,
  validatorsPath,
} from '@/components/routes';

/** A page of a network in the navigation; `key` opens it after `g`; `group` 'watch' shows what is, 'look' looks back. */
export type PageLink = {
  readonly name: string;
  readonly path: (network: string) => Route;
  readonly key: string;
  readonly group: 'watch' | 'look';
  /** A number beside the name. */
  readonly count?: 'incidents';
};

/** The pages there are, in the order shown. */
export const PAGES: readonly PageLink[] = [
  { name: 'Overview', path: overviewPath, key: 'o', group: 'watch' },
  { name: 'Incidents', path: incidentsPath, key: 'i', group: 'watch', count: 'incidents' },
  { name: 'Forks', path: (network) => forksPath(network), key: 'f', group: 'watch' },
  { name: 'Rounds', path: roundsPath, key: 'r', group: 'watch' },
  { name: 'Validators', path: validatorsPath, key: 'v', group: 'watch' },
  { name: 'Nodes', path: nodesPath, key: 'n', group: 'watch' },
  { name: 'Peers', path: peersPath, key: 'p', group: 'watch' },
  { name: 'Recovery', path: (network) => recoveryPath(network), key: 'c', group: 'look' },
  { name: 'Replay', path: (network) => replayPath(network), key: 'y', group: 'look' },
  { name: 'Activity', path: activityPath, key: 'a', group: 'look' },
  { name: 'Help', path: (network) => helpPath(network), key: '?', group: 'look' },
];
