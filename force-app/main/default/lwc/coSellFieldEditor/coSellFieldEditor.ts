import { api } from 'lwc';
import type { Choice, ChoicesAnswer, DealFieldInfo, MappingRow } from '@cosell/contracts/setup-answers';
import CoSellSetupStep from 'c/coSellSetupStep';
import readChoices from '@salesforce/apex/CoSellMapping.choices';
import constantValue from '@salesforce/label/c.CoSell_Setup_Constant_Value';
import defaultValue from '@salesforce/label/c.CoSell_Setup_Default_Value';
import field from '@salesforce/label/c.CoSell_Setup_Field';
import followsLate from '@salesforce/label/c.CoSell_Setup_Follows_Late';
import notPossible from '@salesforce/label/c.CoSell_Setup_Not_Possible';
import object from '@salesforce/label/c.CoSell_Setup_Object';

/** A combobox has no value for nothing. */
const OPPORTUNITY = 'Opportunity';

/**
 * The choices for one field of a deal: a field of the Opportunity or of a related record, a default, or a
 * constant. Event: `row` with the changed row of the document.
 */
export default class CoSellFieldEditor extends CoSellSetupStep {
    @api info!: DealFieldInfo;
    /** Null: the field is not mapped yet. */
    @api row: MappingRow | null = null;

    labels = { constantValue, defaultValue, field, followsLate, notPossible, object };

    relation = OPPORTUNITY;
    answer: ChoicesAnswer | null = null;
    relations: readonly { value: string; label: string }[] = [];

    override connectedCallback(): void {
        this.attempt(() => this.look());
    }

    get possible() {
        return this.choices
            .filter(({ directions }) => directions.length > 0)
            .map(({ opportunity, label }) => ({ value: opportunity, label: `${label} (${opportunity})` }));
    }

    get impossible() {
        return this.choices
            .filter(({ reason }) => reason !== null)
            .map(({ opportunity, label, reason }) => ({ opportunity, text: `${label}: ${reason}` }));
    }

    get hasImpossible(): boolean {
        return this.impossible.length > 0;
    }

    get isFixed(): boolean {
        return this.info.relation !== null;
    }

    get followsLate(): boolean {
        return this.chosen?.followsLate === true;
    }

    get source(): string {
        return this.row?.opportunity ?? '';
    }

    get defaultText(): string {
        return String(this.row?.default ?? '');
    }

    get constantText(): string {
        return String(this.row?.constant ?? '');
    }

    handleRelation(event: CustomEvent<{ value: string }>): void {
        this.relation = event.detail.value;
        this.attempt(() => this.look());
    }

    handleField(event: CustomEvent<{ value: string }>): void {
        const choice = this.choices.find(({ opportunity }) => opportunity === event.detail.value);
        const { constant: _, ...row } = this.current;
        const direction = choice?.directions.includes(row.direction) ? row.direction : choice?.directions[0];
        this.tell({ ...row, opportunity: event.detail.value, direction: direction ?? row.direction });
    }

    handleDefault(event: CustomEvent<{ value: string }>): void {
        const { default: _, ...row } = this.current;
        this.tell(event.detail.value ? { ...row, default: event.detail.value } : row);
    }

    handleConstant(event: CustomEvent<{ value: string }>): void {
        const { constant: _, ...row } = this.current;
        if (!event.detail.value) {
            this.tell(row);
            return;
        }
        const { opportunity: _o, default: _d, values: _v, ...rest } = row;
        this.tell({ ...rest, constant: event.detail.value, direction: 'out' });
    }

    private get choices(): readonly Choice[] {
        return this.answer?.choices ?? [];
    }

    private get chosen(): Choice | undefined {
        return this.choices.find(({ opportunity }) => opportunity === this.row?.opportunity);
    }

    private get current(): MappingRow {
        return this.row ?? { deal: this.info.deal, direction: this.info.directions[0] ?? 'paused' };
    }

    private tell(row: MappingRow): void {
        this.dispatchEvent(new CustomEvent('row', { detail: row }));
    }

    private async look(): Promise<void> {
        const relation = this.relation === OPPORTUNITY ? null : this.relation;
        this.answer = await readChoices({ dealField: this.info.deal, relation });
        if (relation === null) {
            this.relations = [
                { value: OPPORTUNITY, label: OPPORTUNITY },
                ...this.answer.relations.map(({ name, label }) => ({ value: name, label }))
            ];
        }
    }
}
