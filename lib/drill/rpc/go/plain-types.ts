import { cannotRead, type GoType, jsonKind } from '@/lib/drill/rpc/go/go-type';

/** Go's bool; null reads as false. */
export const goBool: GoType<boolean> = {
  optional: false,
  read: (value, into) => {
    if (value === null) return false;
    if (typeof value !== 'boolean') throw cannotRead(jsonKind(value), 'bool', into);
    return value;
  },
};

/** Go's string; null reads as "". */
export const goString: GoType<string> = {
  optional: false,
  read: (value, into) => {
    if (value === null) return '';
    if (typeof value !== 'string') throw cannotRead(jsonKind(value), 'string', into);
    return value;
  },
};

/** Go's whole numbers, decimal JSON; null reads as 0. */
const whole = (goType: string, lowest: number, highest: number): GoType<number> => ({
  optional: false,
  read: (value, into) => {
    if (value === null) return 0;
    if (typeof value !== 'number') throw cannotRead(jsonKind(value), goType, into);
    if (!Number.isInteger(value) || value < lowest || value > highest) throw cannotRead(`number ${value}`, goType, into);
    return value;
  },
});

export const goUint64 = whole('uint64', 0, 2 ** 64 - 1);
export const goInt = whole('int', -(2 ** 63), 2 ** 63 - 1);
