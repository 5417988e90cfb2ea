/** What the recorded nodes call themselves: web3_clientVersion and the name in admin_nodeInfo and admin_peers. */
export const CLIENT_NAME = 'Geth/v1.10.3-stable(quorum-v24.4.1)/linux-amd64/go1.26.8';
