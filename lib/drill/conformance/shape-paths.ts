import type { Shape } from '@/lib/drill/conformance/shape';

/** Every place in recorded answers of a shape, in the words of Difference: '' for the whole, `protocols.eth`, `[].hash`, `{}`. */
export function shapePaths(shape: Shape, path = ''): readonly string[] {
  const fields = shape.struct === null ? [] : [...shape.struct.fields];
  const inside = fields.flatMap(([name, field]) => shapePaths(field, path === '' ? name : `${path}.${name}`));
  const items = shape.list === null ? [] : shapePaths(shape.list, `${path}[]`);
  const values = shape.map === null ? [] : [`${path}{key}`, ...shapePaths(shape.map.value, `${path}{}`)];
  return [path, ...inside, ...items, ...values];
}
