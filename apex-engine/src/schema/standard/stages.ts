// The values that a new org comes with.

export interface OpportunityStage {
    name: string;
    probability: number;
    forecastCategory: 'Pipeline' | 'Closed' | 'Omitted';
    closed?: boolean;
    won?: boolean;
}

export const STAGES: OpportunityStage[] = [
    { name: 'Prospecting', probability: 10, forecastCategory: 'Pipeline' },
    { name: 'Qualification', probability: 10, forecastCategory: 'Pipeline' },
    { name: 'Needs Analysis', probability: 20, forecastCategory: 'Pipeline' },
    { name: 'Value Proposition', probability: 50, forecastCategory: 'Pipeline' },
    { name: 'Id. Decision Makers', probability: 60, forecastCategory: 'Pipeline' },
    { name: 'Perception Analysis', probability: 70, forecastCategory: 'Pipeline' },
    { name: 'Proposal/Price Quote', probability: 75, forecastCategory: 'Pipeline' },
    { name: 'Negotiation/Review', probability: 90, forecastCategory: 'Pipeline' },
    { name: 'Closed Won', probability: 100, forecastCategory: 'Closed', closed: true, won: true },
    { name: 'Closed Lost', probability: 0, forecastCategory: 'Omitted', closed: true }
];

export const LEAD_STATUSES: { name: string; converted: boolean }[] = [
    { name: 'Open - Not Contacted', converted: false },
    { name: 'Working - Contacted', converted: false },
    { name: 'Closed - Converted', converted: true },
    { name: 'Closed - Not Converted', converted: false }
];

const stages = new Map(STAGES.map((stage) => [stage.name.toLowerCase(), stage]));

/** A stage by its name, whatever the case; undefined for one that only the project knows. */
export const stageOf = (name: unknown): OpportunityStage | undefined =>
    stages.get(String(name).toLowerCase());
