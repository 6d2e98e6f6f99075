// Saving, as small Apex classes and triggers meet it.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { customField, customObject, smallProject } from '../../test/small-project.ts';
import { createOrg, type Org } from '../org/create-org.ts';

const VISIT = 'objects/Visit__c';
const PROJECT = smallProject({
    [`${VISIT}/Visit__c.object-meta.xml`]: customObject('Visit'),
    [`${VISIT}/fields/Account__c.field-meta.xml`]: customField(
        'Account__c',
        'MasterDetail',
        '<referenceTo>Account</referenceTo><relationshipName>Visits</relationshipName>'
    ),
    [`${VISIT}/fields/Key__c.field-meta.xml`]: customField(
        'Key__c',
        'Text',
        '<length>20</length><unique>true</unique><externalId>true</externalId>'
    ),
    [`${VISIT}/fields/Cost__c.field-meta.xml`]: customField(
        'Cost__c',
        'Number',
        '<precision>6</precision><scale>2</scale>'
    ),
    [`${VISIT}/fields/Kind__c.field-meta.xml`]: customField(
        'Kind__c',
        'Picklist',
        `<valueSet><restricted>true</restricted><valueSetDefinition>
            <value><fullName>Call</fullName><default>true</default></value>
            <value><fullName>Lunch</fullName><default>false</default></value>
        </valueSetDefinition></valueSet>`
    ),
    [`${VISIT}/fields/Twice__c.field-meta.xml`]: customField(
        'Twice__c',
        'Number',
        '<formula>Cost__c * 2</formula><precision>18</precision><scale>2</scale>'
    ),
    [`${VISIT}/validationRules/Cheap.validationRule-meta.xml`]: `<ValidationRule><fullName>Cheap</fullName>
        <active>true</active><errorConditionFormula>Cost__c &gt; 1000</errorConditionFormula>
        <errorMessage>too dear</errorMessage><errorDisplayField>Cost__c</errorDisplayField></ValidationRule>`,
    'Visit.trigger': `trigger Visit on Visit__c (before insert, before update, after insert) {
        for (Visit__c visit : Trigger.new) {
            if (Trigger.isBefore && visit.Cost__c == null) visit.Cost__c = 1;
            if (Trigger.isAfter && visit.Name == 'refused') visit.addError('not this one');
        }
    }`,
    'Visits.cls': `public class Visits {
        public static List<Object> mixed(Id account) {
            List<Database.SaveResult> results = Database.insert(new List<Visit__c>{
                new Visit__c(Name = 'good', Account__c = account),
                new Visit__c(Name = 'refused', Account__c = account),
                new Visit__c(Name = 'dear', Account__c = account, Cost__c = 2000),
                new Visit__c(Name = 'orphan')
            }, false);
            List<Object> told = new List<Object>();
            for (Database.SaveResult result : results)
                told.add(result.isSuccess() ? 'saved' : result.getErrors()[0].getStatusCode().name());
            return told;
        }
        public static void half(Id account) {
            insert new Visit__c(Name = 'first', Account__c = account);
            insert new Visit__c(Name = 'refused', Account__c = account);
        }
        public static Integer savepoint(Id account) {
            Savepoint before = Database.setSavepoint();
            insert new Visit__c(Name = 'undone', Account__c = account);
            Database.rollback(before);
            return [SELECT COUNT() FROM Visit__c WHERE Name = 'undone'];
        }
    }`
});

let org: Org;
let account: string;
before(() => {
    org = createOrg(PROJECT);
    account = org.insert('Account', { Name: 'Acme' })[0]!.id!;
});
const visit = (fields: object) => ({ Account__c: account, Name: 'visit', ...fields });
const count = (where: string): unknown => org.query(`SELECT COUNT() FROM Visit__c WHERE ${where}`);

test('defaults, before triggers and formulas fill what the caller left out', () => {
    const [saved] = org.insert('Visit__c', visit({}));
    const soql = 'SELECT Kind__c, Cost__c, Twice__c FROM Visit__c WHERE Id = :id';
    assert.deepEqual(org.query(soql, { id: saved!.id }), [
        { Id: saved!.id, Kind__c: 'Call', Cost__c: 1, Twice__c: 2 }
    ]);
});

test('a number is rounded to its scale, and one that is too large is refused', () => {
    const [saved] = org.insert('Visit__c', visit({ Cost__c: 1.005 }));
    assert.equal(
        org.query('SELECT Cost__c FROM Visit__c WHERE Id = :id', { id: saved!.id })[0]!.Cost__c,
        1.01
    );
    assert.throws(() => org.insert('Visit__c', visit({ Cost__c: 10000 })), /NUMBER_OUTSIDE_VALID_RANGE/);
});

test('a restricted picklist takes a value in any case and keeps it as defined', () => {
    const [saved] = org.insert('Visit__c', visit({ Kind__c: 'LUNCH' }));
    assert.equal(
        org.query('SELECT Kind__c FROM Visit__c WHERE Id = :id', { id: saved!.id })[0]!.Kind__c,
        'Lunch'
    );
    assert.throws(
        () => org.insert('Visit__c', visit({ Kind__c: 'Dinner' })),
        /bad value for restricted picklist/
    );
});

test('the rule of the project is asked last, and names its field', () => {
    assert.throws(
        () => org.insert('Visit__c', visit({ Cost__c: 2000 })),
        /FIELD_CUSTOM_VALIDATION_EXCEPTION, too dear: \[Cost__c\]/
    );
});

test('partial success saves what is right, and each result tells', () => {
    const told = ['saved', 'FIELD_CUSTOM_VALIDATION_EXCEPTION', 'FIELD_CUSTOM_VALIDATION_EXCEPTION'];
    assert.deepEqual(org.call('Visits', 'mixed', [account]), [...told, 'REQUIRED_FIELD_MISSING']);
    assert.equal(count("Name = 'good'"), 1);
    assert.equal(count("Name = 'refused'"), 0);
});

test('an exception undoes the transaction, and a savepoint what came after it', () => {
    assert.throws(() => org.call('Visits', 'half', [account]), /not this one/);
    assert.equal(count("Name = 'first'"), 0);
    assert.equal(org.call('Visits', 'savepoint', [account]), 0);
});

test('an upsert matches by the external id, whatever its case, and a unique field refuses a second', () => {
    const [made] = org.upsert('Visit__c', visit({ Key__c: 'K-1' }), 'Key__c');
    const [found] = org.upsert('Visit__c', visit({ Key__c: 'k-1', Cost__c: 5 }), 'Key__c');
    assert.deepEqual([made!.created, found!.created, found!.id], [true, false, made!.id]);
    assert.throws(() => org.insert('Visit__c', visit({ Key__c: 'K-1' })), /DUPLICATE_VALUE/);
});

test('details go with their master', () => {
    const other = org.insert('Account', { Name: 'Gone soon' })[0]!.id!;
    org.insert('Visit__c', visit({ Account__c: other, Name: 'with it' }));
    org.delete(other);
    assert.equal(count("Name = 'with it'"), 0);
    assert.throws(() => org.delete(other), /ENTITY_IS_DELETED/);
});

test('rows go through JSON and back, and numbers go on where they stopped', () => {
    const rows = new Map<string, object>();
    const first = createOrg(PROJECT);
    first.onCommit((written) => written.forEach((row) => rows.set(row.id, row)));
    const { id } = first.insert('Account', { Name: 'Kept', AnnualRevenue: 12.5 })[0]!;
    const second = createOrg(PROJECT, { keyPrefixes: first.keyPrefixes() });
    const stored = JSON.parse(JSON.stringify([...rows.values()])) as { id: string }[];
    second.restore({ rows: stored, counters: first.counters() });
    assert.deepEqual(second.query('SELECT Name, AnnualRevenue FROM Account'), [
        { Id: id, Name: 'Kept', AnnualRevenue: 12.5 }
    ]);
    assert.notEqual(second.insert('Account', { Name: 'New' })[0]!.id, id);
});
