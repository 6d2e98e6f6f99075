export interface Health {
    /** False: `/readyz` answers 503, so that a load balancer sends nothing here. */
    ok: boolean;
    version: string;
    /** Seconds since the start. */
    uptime: number;
    /** Whatever else the composition wants to show. */
    [more: string]: unknown;
}

export type HealthCheck = () => Health | Promise<Health>;
