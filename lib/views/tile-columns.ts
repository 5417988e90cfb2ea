/** How tiles are laid out on a screen that is wider than high, and on one that is higher than wide: columns by count, rows follow. */
export function tileColumns(count: number): { readonly wide: number; readonly tall: number } {
  if (count <= 1) return { wide: 1, tall: 1 };
  return { wide: Math.ceil(Math.sqrt(count * 1.3)), tall: Math.max(1, Math.floor(Math.sqrt(count * 0.5))) };
}
