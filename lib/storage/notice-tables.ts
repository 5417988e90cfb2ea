/** The outbox. `body` JSON; open = neither delivered nor given up. */
export type NoticeTables = {
  notice: {
    id: string;
    network_id: number;
    kind: string;
    object: string;
    target: string;
    host: string;
    body: string;
    created_at: number;
    next_at: number;
    tries: number;
    delivered_at: number | null;
    given_up_at: number | null;
    fault: string | null;
  };
};
