import type { InboundExample, InboundExamplesAnswer, OwnerRule } from '@cosell/contracts/setup-answers';
import CoSellMappingStep from 'c/coSellMappingStep';
import { filled, type Check } from 'c/coSellSetupParts';
import inboundExamples from '@salesforce/apex/CoSellMapping.inboundExamples';
import accountName from '@salesforce/label/c.CoSell_Setup_Example_Account';
import accountOwner from '@salesforce/label/c.CoSell_Setup_Owner_account_owner';
import add from '@salesforce/label/c.CoSell_Setup_Owner_Add';
import country from '@salesforce/label/c.CoSell_Setup_Owner_country';
import earlier from '@salesforce/label/c.CoSell_Setup_Owner_Earlier';
import examples from '@salesforce/label/c.CoSell_Setup_Examples';
import group from '@salesforce/label/c.CoSell_Setup_Owner_Group';
import intro from '@salesforce/label/c.CoSell_Setup_Inbound_Intro';
import madeUp from '@salesforce/label/c.CoSell_Setup_Example_Made_Up';
import noAccount from '@salesforce/label/c.CoSell_Setup_Example_No_Account';
import nobody from '@salesforce/label/c.CoSell_Setup_Example_Nobody';
import owned from '@salesforce/label/c.CoSell_Setup_Example_Owned';
import recordType from '@salesforce/label/c.CoSell_Setup_Record_Type';
import recordTypeDefault from '@salesforce/label/c.CoSell_Setup_Record_Type_Default';
import recordTypeGone from '@salesforce/label/c.CoSell_Setup_Record_Type_Gone';
import remove from '@salesforce/label/c.CoSell_Setup_Owner_Remove';
import rotation from '@salesforce/label/c.CoSell_Setup_Owner_rotation';
import ruleLabel from '@salesforce/label/c.CoSell_Setup_Owner_Rule';
import solution from '@salesforce/label/c.CoSell_Setup_Owner_solution';
import title from '@salesforce/label/c.CoSell_Setup_Inbound';
import user from '@salesforce/label/c.CoSell_Setup_Owner_user';
import username from '@salesforce/label/c.CoSell_Setup_Owner_Username';
import users from '@salesforce/label/c.CoSell_Setup_Owner_Users';
import { detailOf, emptyRule, withDetail, type RuleName } from './ownerRules';

const names: Readonly<Record<RuleName, string>> = {
    'account owner': accountOwner,
    country,
    solution,
    rotation,
    user
};
const detailLabels: Readonly<Record<RuleName, string>> = {
    'account owner': '',
    country: users,
    solution: users,
    rotation: group,
    user: username
};

/** Who owns a deal that Microsoft sends, and its record type: part of the mapping, tried on real deals. */
export default class CoSellInboundDeals extends CoSellMappingStep {
    labels = { add, examples, intro, recordType, title };
    kinds = Object.entries(names).map(([value, label]) => ({ value, label }));
    answer: InboundExamplesAnswer | null = null;

    get rules() {
        return this.owner.map((rule, index) => ({
            key: `${index} ${rule.rule}`,
            index,
            kind: rule.rule,
            label: filled(ruleLabel, index + 1),
            detail: detailOf(rule) ?? '',
            detailLabel: detailLabels[rule.rule],
            isLong: 'users' in rule,
            isShort: 'group' in rule || 'username' in rule,
            isFirst: index === 0,
            earlierLabel: filled(earlier, index + 1),
            removeLabel: filled(remove, index + 1)
        }));
    }

    get recordTypes() {
        const found = this.facts.findings?.recordTypes?.details ?? [];
        const chosen = this.document?.newOpportunity.recordType;
        const all = chosen && !found.includes(chosen) ? [...found, chosen] : found;
        return [{ value: '', label: recordTypeDefault }, ...all.map((value) => ({ value, label: value }))];
    }

    get chosenRecordType(): string {
        return this.document?.newOpportunity.recordType ?? '';
    }

    get checks(): Check[] {
        if (!this.answer) return [];
        const { recordType: chosen } = this.answer;
        return [...(chosen ? [recordTypeCheck(chosen)] : []), ...this.answer.examples.map(exampleCheck)];
    }

    handleKind(event: CustomEvent<{ value: RuleName }>): void {
        this.replace(indexOf(event), emptyRule(event.detail.value));
    }

    handleDetail(event: CustomEvent<{ value: string }>): void {
        const index = indexOf(event);
        const rule = this.owner[index];
        if (rule) this.replace(index, withDetail(rule, event.detail.value));
    }

    handleAdd(): void {
        this.changeOwner([...this.owner, emptyRule('user')]);
    }

    handleRemove(event: Event): void {
        const index = indexOf(event);
        this.changeOwner(this.owner.filter((_, at) => at !== index));
    }

    handleEarlier(event: Event): void {
        const index = indexOf(event);
        const rules = [...this.owner];
        rules.splice(index - 1, 0, ...rules.splice(index, 1));
        this.changeOwner(rules);
    }

    handleRecordType(event: CustomEvent<{ value: string }>): void {
        const { recordType: _, ...rest } = this.document!.newOpportunity;
        const chosen = event.detail.value;
        this.changeNewOpportunity(chosen ? { ...rest, recordType: chosen } : rest);
    }

    /** What was told of a draft is told no longer without it. */
    override handleDiscarded(): void {
        this.answer = null;
        super.handleDiscarded();
    }

    async handleExamples(): Promise<void> {
        await this.attempt(async () => {
            this.answer = await inboundExamples({ document: JSON.stringify(this.document) });
        });
    }

    private get owner(): readonly OwnerRule[] {
        return this.document?.newOpportunity.owner ?? [];
    }

    private replace(index: number, rule: OwnerRule): void {
        this.changeOwner(this.owner.map((one, at) => (at === index ? rule : one)));
    }

    private changeOwner(owner: OwnerRule[]): void {
        this.changeNewOpportunity({ ...this.document!.newOpportunity, owner });
    }

    private changeNewOpportunity(
        newOpportunity: NonNullable<CoSellMappingStep['document']>['newOpportunity']
    ): void {
        this.answer = null;
        this.changeTo({ ...this.document!, newOpportunity });
    }
}

function indexOf(event: Event): number {
    return Number((event.currentTarget as HTMLElement).dataset.index);
}

function recordTypeCheck({
    developerName,
    isThere
}: NonNullable<InboundExamplesAnswer['recordType']>): Check {
    const check = { name: 'recordType', label: recordType } as const;
    return isThere
        ? { ...check, state: 'ready', saw: developerName }
        : { ...check, state: 'toDo', saw: filled(recordTypeGone, developerName) };
}

function exampleCheck(example: InboundExample, index: number): Check {
    const { referralId, name, customer, country: of, account, owner, rule } = example;
    const about = [customer, of].filter((part) => part && part !== name).join(', ');
    return {
        name: referralId ?? `example-${index}`,
        label: about ? `${name} (${about})` : name,
        state: owner ? 'ready' : 'attention',
        saw: [
            owner && rule !== null ? filled(owned, `${owner.name} (${owner.username})`, rule + 1) : nobody,
            account ? filled(accountName, account) : noAccount,
            ...(referralId ? [] : [madeUp])
        ].join(' ')
    };
}
