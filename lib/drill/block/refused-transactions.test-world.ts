/**
 * Raw transactions put to a real GoQuorum v24.4.1 node (chain id 1337) and the words of its error, code -32000 each.
 * Most are the RLP of one legacy transfer with one field bent.
 */
export const REFUSED: readonly (readonly [raw: string, message: string])[] = [
  ['0x', 'empty typed transaction bytes'],
  ['0x00', 'transaction type not supported'],
  ['0x02c0', 'transaction type not supported'],
  ['0x7f', 'transaction type not supported'],
  ['0x01', 'EOF'],
  ['0x80', 'rlp: expected input list for types.LegacyTx'],
  ['0xc0', 'rlp: too few elements for types.LegacyTx'],
  ['0x8401020304', 'rlp: expected input list for types.LegacyTx'],
  ['0xf86101', 'rlp: value size exceeds available input length'],
  ['0xf9', 'rlp: value size exceeds available input length'],
  ['0xf80180', 'rlp: non-canonical size information for types.LegacyTx'],
  ['0xfbffffffff', 'rlp: value size exceeds available input length'],
  [
    '0xf86180808252089400000000000000000000000000000000000000aa0180820a96a0b186f84699c601bc0531a1fe455ce11c9e74a3743ec188d16407b5c0eb37f7b4a03ad696210f43aa753703d6dd49552f74f93624e87f8e6372ee432de3e4',
    'rlp: value size exceeds available input length',
  ],
  [
    '0xf86180808252089400000000000000000000000000000000000000aa0180820a96a0b186f84699c601bc0531a1fe455ce11c9e74a3743ec188d16407b5c0eb37f7b4a03ad696210f43aa753703d6dd49552f74f93624e87f8e6372ee432de3e4dd462800',
    'rlp: input contains more than one value',
  ],
  ['0xdb80808252089400000000000000000000000000000000000000aa01', 'rlp: too few elements for types.LegacyTx'],
  [
    '0xf86280808252089400000000000000000000000000000000000000aa0180820a95a0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa0111111111111111111111111111111111111111111111111111111111111111101',
    'rlp: input list has too many elements for types.LegacyTx',
  ],
  [
    '0xf86a89010000000000000000808252089400000000000000000000000000000000000000aa0180820a95a0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa01111111111111111111111111111111111111111111111111111111111111111',
    'rlp: input string too long for uint64, decoding into (types.LegacyTx).Nonce',
  ],
  [
    '0xf86100808252089400000000000000000000000000000000000000aa0180820a95a0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa01111111111111111111111111111111111111111111111111111111111111111',
    'rlp: non-canonical integer (leading zero bytes) for uint64, decoding into (types.LegacyTx).Nonce',
  ],
  [
    '0xf86483000102808252089400000000000000000000000000000000000000aa0180820a95a0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa01111111111111111111111111111111111111111111111111111111111111111',
    'rlp: non-canonical integer (leading zero bytes) for uint64, decoding into (types.LegacyTx).Nonce',
  ],
  [
    '0xf861c0808252089400000000000000000000000000000000000000aa0180820a95a0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa01111111111111111111111111111111111111111111111111111111111111111',
    'rlp: expected input string or byte for uint64, decoding into (types.LegacyTx).Nonce',
  ],
  [
    '0xf8628105808252089400000000000000000000000000000000000000aa0180820a95a0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa01111111111111111111111111111111111111111111111111111111111111111',
    'rlp: non-canonical size information for uint64, decoding into (types.LegacyTx).Nonce',
  ],
  [
    '0xf863808200018252089400000000000000000000000000000000000000aa0180820a95a0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa01111111111111111111111111111111111111111111111111111111111111111',
    'rlp: non-canonical integer (leading zero bytes) for *big.Int, decoding into (types.LegacyTx).GasPrice',
  ],
  [
    '0xf86180008252089400000000000000000000000000000000000000aa0180820a95a0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa01111111111111111111111111111111111111111111111111111111111111111',
    'rlp: non-canonical integer (leading zero bytes) for *big.Int, decoding into (types.LegacyTx).GasPrice',
  ],
  [
    '0xf86180c08252089400000000000000000000000000000000000000aa0180820a95a0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa01111111111111111111111111111111111111111111111111111111111111111',
    'rlp: expected input string or byte for *big.Int, decoding into (types.LegacyTx).GasPrice',
  ],
  [
    '0xf8628081058252089400000000000000000000000000000000000000aa0180820a95a0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa01111111111111111111111111111111111111111111111111111111111111111',
    'rlp: non-canonical size information for *big.Int, decoding into (types.LegacyTx).GasPrice',
  ],
  [
    '0xf8688080890100000000000000009400000000000000000000000000000000000000aa0180820a95a0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa01111111111111111111111111111111111111111111111111111111111111111',
    'rlp: input string too long for uint64, decoding into (types.LegacyTx).Gas',
  ],
  [
    '0xf84f808082520882aabb0180820a95a0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa01111111111111111111111111111111111111111111111111111111111111111',
    'rlp: input string too short for common.Address, decoding into (types.LegacyTx).To',
  ],
  [
    '0xf84d8080825208050180820a95a0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa01111111111111111111111111111111111111111111111111111111111111111',
    'rlp: input string too short for common.Address, decoding into (types.LegacyTx).To',
  ],
  [
    '0xf862808082520895aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa0180820a95a0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa01111111111111111111111111111111111111111111111111111111111111111',
    'rlp: input string too long for common.Address, decoding into (types.LegacyTx).To',
  ],
  [
    '0xf84e8080825208c1010180820a95a0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa01111111111111111111111111111111111111111111111111111111111111111',
    'rlp: expected input string or byte for common.Address, decoding into (types.LegacyTx).To',
  ],
  [
    '0xf84d8080825208c00180820a95a0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa01111111111111111111111111111111111111111111111111111111111111111',
    'rlp: wrong kind of empty value (got List, want String) for *common.Address, decoding into (types.LegacyTx).To',
  ],
  [
    '0xf86180808252089400000000000000000000000000000000000000aa01c0820a95a0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa01111111111111111111111111111111111111111111111111111111111111111',
    'rlp: expected input string or byte for []uint8, decoding into (types.LegacyTx).Data',
  ],
  [
    '0xf86280808252089400000000000000000000000000000000000000aa018105820a95a0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa01111111111111111111111111111111111111111111111111111111111111111',
    'rlp: non-canonical size information for []uint8, decoding into (types.LegacyTx).Data',
  ],
  ['0xc3808085', 'rlp: element is larger than containing list'],
  ['0xc188', 'rlp: element is larger than containing list'],
  ['0xc2b801', 'rlp: non-canonical size information for uint64, decoding into (types.LegacyTx).Nonce'],
  [
    '0xf85f80808252089400000000000000000000000000000000000000aa018080a0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa01111111111111111111111111111111111111111111111111111111111111111',
    'only replay-protected (EIP-155) transactions allowed over RPC',
  ],
  [
    '0xf85f80808252089400000000000000000000000000000000000000aa01801ba0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa01111111111111111111111111111111111111111111111111111111111111111',
    'only replay-protected (EIP-155) transactions allowed over RPC',
  ],
  [
    '0xf85f80808252089400000000000000000000000000000000000000aa018001a0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa01111111111111111111111111111111111111111111111111111111111111111',
    'only replay-protected (EIP-155) transactions allowed over RPC',
  ],
  [
    '0xf85f80808252089400000000000000000000000000000000000000aa018025a0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa01111111111111111111111111111111111111111111111111111111111111111',
    'ether value is not supported for private transactions',
  ],
  [
    '0xf86080808252089400000000000000000000000000000000000000aa018081ffa0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa01111111111111111111111111111111111111111111111111111111111111111',
    'invalid chain id for signer',
  ],
  [
    '0xf86b80808252089400000000000000000000000000000000000000aa01808cffffffffffffffffffffffffa0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa01111111111111111111111111111111111111111111111111111111111111111',
    'invalid chain id for signer',
  ],
  [
    '0xf86180808252089400000000000000000000000000000000000000aa0180820a97a0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa01111111111111111111111111111111111111111111111111111111111111111',
    'invalid chain id for signer',
  ],
  [
    '0xf85f80808252089400000000000000000000000000000000000000aa018020a0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa01111111111111111111111111111111111111111111111111111111111111111',
    'invalid chain id for signer',
  ],
  [
    '0xf84180808252089400000000000000000000000000000000000000aa0180820a9580a01111111111111111111111111111111111111111111111111111111111111111',
    'invalid transaction v, r, s values',
  ],
  [
    '0xf86180808252089400000000000000000000000000000000000000aa0180820a95a0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
    'invalid transaction v, r, s values',
  ],
  [
    '0xf86180808252089400000000000000000000000000000000000000aa0180820a95a0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa0f000000000000000000000000000000000000000000000000000000000000000',
    'invalid transaction v, r, s values',
  ],
  [
    '0xf84180808252089400000000000000000000000000000000000000aa0180820a9505a01111111111111111111111111111111111111111111111111111111111111111',
    'recovery failed',
  ],
  [
    '0xf86280808252089400000000000000000000000000000000000000aa0180820a95a1050505050505050505050505050505050505050505050505050505050505050505a01111111111111111111111111111111111111111111111111111111111111111',
    'invalid transaction v, r, s values',
  ],
  [
    '0xf85f80808252089400000000000000000000000000000000000000aa018025a0bc90c40c285cf48420f694e85e545b89353a6de77cf5f97505941b0f8df85862a019a9241c9f4daf17783857445a58b2939b3cb13ec1fc75a918bf4c765d29c2c7',
    'ether value is not supported for private transactions',
  ],
  [
    '0xf8688087038d7ea4c680008252089400000000000000000000000000000000000000aa0180820a96a0fcebe3699706b5b3af21acef7661ab6e4779cb7f0b62622e7e92d818be8d8f34a03fb0e3be057af2379ff05e4de648b5fddcbfe7e5c3295809d7b6bef4b568fa76',
    'tx fee (21.00 ether) exceeds the configured cap (1.00 ether)',
  ],
];
