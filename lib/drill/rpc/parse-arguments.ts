import { type GoType, GoTypeError } from '@/lib/drill/rpc/go/go-type';
import { RpcError } from '@/lib/drill/rpc/rpc-method';

const INVALID_PARAMS = -32602;

/** Reads positional arguments in the client's order of complaints. Source: quorum rpc/json.go parsePositionalArguments. @throws RpcError */
export function parseArguments(given: readonly unknown[], takes: readonly GoType<unknown>[]): unknown[] {
  const values = given.map((value, index) => {
    const type = takes[index];
    if (type === undefined) throw new RpcError(`too many arguments, want at most ${takes.length}`, INVALID_PARAMS);
    try {
      return type.read(value);
    } catch (error) {
      throw error instanceof GoTypeError ? new RpcError(`invalid argument ${index}: ${error.message}`, INVALID_PARAMS) : error;
    }
  });
  for (let index = values.length; index < takes.length; index++) {
    if (takes[index]?.optional !== true) throw new RpcError(`missing value for required argument ${index}`, INVALID_PARAMS);
    values.push(null);
  }
  return values;
}
