import type { StallKind } from './found-stall';

/** The most validators that can act together while some of those that answer are linked with nobody, or in groups; null = no link is known to be missing. */
export function actingTogether({ id, params, validators, facts }: StallKind): number | null {
  if (id === 'peers-lost') return params.present === null ? null : params.present - validators.length;
  if (id !== 'partition') return null;
  const sizes = (facts.sizes ?? []) as readonly number[];
  return sizes.length === 0 ? null : Math.max(...sizes);
}
