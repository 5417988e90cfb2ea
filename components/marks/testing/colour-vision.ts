/** Linear light of red, green and blue, 0 to 1. */
export type Light = readonly [number, number, number];

export type Vision = 'normal' | 'protanopia' | 'deuteranopia' | 'tritanopia';

/** Machado, Oliveira and Fernandes 2009, "A Physiologically-based Model for Simulation of Color Vision Deficiency", severity 1.0, on linear RGB. */
const MATRICES = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const satisfies Record<Vision, readonly Light[]>;

export const VISIONS = Object.keys(MATRICES) as readonly Vision[];

/** "#rrggbb" as linear light (IEC 61966-2-1). @throws Error when it is no such colour */
export function lightOf(hex: string): Light {
  if (!/^#[0-9a-f]{6}$/.test(hex)) throw new Error(`${hex} is no #rrggbb`);
  const channel = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

/** What somebody of that vision sees. */
export function seenAs(vision: Vision, [r, g, b]: Light): Light {
  const row = ([x, y, z]: Light): number => Math.min(1, Math.max(0, x * r + y * g + z * b));
  const [first, second, third] = MATRICES[vision];
  return [row(first), row(second), row(third)];
}

/** Contrast as WCAG 2.2 has it, 1 to 21. */
export function contrastOf(one: Light, other: Light): number {
  const luminance = ([r, g, b]: Light): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}
