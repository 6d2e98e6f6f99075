/** What a peer's flow is told by its environment. */
export interface PeerSurroundings {
    /** Of the Opportunity, with `$ID`. */
    soql: string;
    salesforceUrl: string;
    salesforceToken: string;
    partnerCenterUrl: string;
    partnerToken: string;
}

/** Another integration server with our flow in it, running. */
export interface RunningPeer {
    pid: number;
    /** Where it hears of a change: `POST { opportunityId, referralId }`. */
    changeUrl: string;
    /** SIGKILL. */
    kill(): Promise<void>;
    /** On the same data, after a kill. */
    startAgain(): Promise<void>;
    close(): Promise<void>;
}

export interface Peer {
    name: string;
    /** Folder below `bench/peers/`, and below the one of `--peers`. */
    folder: string;
    /** How many times its deals per second the relay's shall be. */
    atLeast: number;
    /** @param installed its `node_modules` */
    start(installed: string, surroundings: PeerSurroundings): Promise<RunningPeer>;
}

export const environmentOf = (surroundings: PeerSurroundings): Record<string, string> => ({
    PEER_SOQL: surroundings.soql,
    PEER_SALESFORCE_URL: surroundings.salesforceUrl,
    PEER_SALESFORCE_TOKEN: surroundings.salesforceToken,
    PEER_PARTNER_CENTER_URL: surroundings.partnerCenterUrl,
    PEER_PARTNER_TOKEN: surroundings.partnerToken
});
