import type { Direction, MappingDocument, MappingRow, Suggestion } from '@cosell/contracts/setup-answers';
import { rowOf, rowsOf, withRow } from 'c/coSellMapping';
import CoSellMappingStep from 'c/coSellMappingStep';
import { mappingCheck } from 'c/coSellSetupChecks';
import { filled } from 'c/coSellSetupParts';
import readSuggestions from '@salesforce/apex/CoSellMapping.suggestions';
import refresh from '@salesforce/apex/CoSellMapping.refresh';
import both from '@salesforce/label/c.CoSell_Setup_Direction_both';
import change from '@salesforce/label/c.CoSell_Setup_Change';
import constant from '@salesforce/label/c.CoSell_Setup_Constant';
import dealField from '@salesforce/label/c.CoSell_Setup_Deal_Field';
import defaultLabel from '@salesforce/label/c.CoSell_Setup_Default';
import directionLabel from '@salesforce/label/c.CoSell_Setup_Direction';
import inLabel from '@salesforce/label/c.CoSell_Setup_Direction_in';
import intro from '@salesforce/label/c.CoSell_Setup_Fields_Intro';
import locks from '@salesforce/label/c.CoSell_Setup_Locks';
import needsRelay from '@salesforce/label/c.CoSell_Setup_Needs_Relay';
import notMapped from '@salesforce/label/c.CoSell_Setup_Not_Mapped';
import opportunityField from '@salesforce/label/c.CoSell_Setup_Opportunity_Field';
import out from '@salesforce/label/c.CoSell_Setup_Direction_out';
import paused from '@salesforce/label/c.CoSell_Setup_Direction_paused';
import required from '@salesforce/label/c.CoSell_Setup_Required';
import suggested from '@salesforce/label/c.CoSell_Setup_Suggested';
import use from '@salesforce/label/c.CoSell_Setup_Use';

const directionLabels: Readonly<Record<Direction, string>> = { in: inLabel, out, both, paused };

/** Step 5: which field goes where. Changes are a draft until they are published as a version. */
export default class CoSellFieldsStep extends CoSellMappingStep {
    labels = {
        change,
        dealField,
        direction: directionLabel,
        intro,
        locks,
        needsRelay,
        opportunityField,
        required,
        use
    };

    suggestions: readonly Suggestion[] = [];
    /** Deal field whose choices are shown. */
    open: string | null = null;

    get checks() {
        return [mappingCheck(this.facts)];
    }

    get rows() {
        if (!this.document || !this.mapping) return [];
        return rowsOf(this.document, this.mapping.fields).map(({ info, row }) => {
            const suggestion = this.suggestions.find(
                ({ row: { deal }, inForce }) => deal === info.deal && !inForce
            );
            return {
                ...info,
                row,
                source: sourceOf(row),
                isMapped: row !== null,
                isOpen: this.open === info.deal,
                ariaExpanded: String(this.open === info.deal),
                direction: row?.direction ?? '',
                options: info.directions.map((value) => ({ value, label: directionLabels[value] })),
                directionLabel: `${directionLabel}: ${info.label}`,
                suggests: suggestion ? filled(suggested, sourceOf(suggestion.row), suggestion.reason) : null
            };
        });
    }

    handleDirection(event: CustomEvent<{ value: Direction }>): void {
        const row = this.rowIn(event);
        if (row) this.changeTo(withRow(this.document!, { ...row, direction: event.detail.value }));
    }

    handleOpen(event: Event): void {
        const { deal } = (event.currentTarget as HTMLElement).dataset;
        this.open = this.open === deal ? null : (deal ?? null);
    }

    handleRow(event: CustomEvent<MappingRow>): void {
        this.changeTo(withRow(this.document!, event.detail));
    }

    handleUse(event: Event): void {
        const { deal } = (event.currentTarget as HTMLElement).dataset;
        const suggestion = this.suggestions.find(({ row }) => row.deal === deal);
        if (!suggestion) return;
        this.suggestions = this.suggestions.filter((one) => one !== suggestion);
        this.changeTo(withRow(this.document!, { ...rowOf(this.document!, deal!), ...suggestion.row }));
    }

    handleTaken(event: CustomEvent<MappingDocument>): void {
        this.changeTo(event.detail);
    }

    /** The relay reads what is published; it could not before, for example without its permission set. */
    async handleReadAgain(): Promise<void> {
        await this.attempt(async () => {
            await refresh();
            await this.look();
        });
        this.tellChanged();
    }

    private rowIn(event: Event): MappingRow | null {
        const { deal = '' } = (event.currentTarget as HTMLElement).dataset;
        return this.document && rowOf(this.document, deal);
    }

    protected override async look(): Promise<void> {
        await super.look();
        this.suggestions = (await readSuggestions()).suggestions;
    }
}

function sourceOf(row: MappingRow | null): string {
    if (!row) return notMapped;
    if (row.constant !== undefined) return filled(constant, String(row.constant));
    const field = row.opportunity ?? notMapped;
    return row.default === undefined ? field : `${field}. ${filled(defaultLabel, String(row.default))}`;
}
