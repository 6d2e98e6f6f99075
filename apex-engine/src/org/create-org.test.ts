// What a host gets of an org: transactions, jobs, events, REST, time and chance.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { customField, smallProject } from '../../test/small-project.ts';
import { seededRandom } from '../command/seeded-random.ts';
import { ApexError } from './apex-error.ts';
import { createOrg, type Org, type PublishedEvent } from './create-org.ts';

const PROJECT = smallProject({
    'objects/News__e/News__e.object-meta.xml': `<CustomObject><label>News</label><pluralLabel>News</pluralLabel>
        <eventType>HighVolume</eventType><publishBehavior>PublishAfterCommit</publishBehavior></CustomObject>`,
    'objects/News__e/fields/Text__c.field-meta.xml': customField('Text__c', 'Text', '<length>80</length>'),
    'News.trigger': `trigger News on News__e (after insert) {
        for (News__e news : Trigger.new) insert new Account(Name = 'heard ' + news.Text__c);
    }`,
    'Work.cls': `public class Work implements Queueable {
        static Integer calls = 0;
        final String name;
        public Work(String name) { this.name = name; }
        public void execute(QueueableContext context) {
            if (name == 'bad') throw new IllegalArgumentException('no such work');
            insert new Account(Name = name);
        }
        @AuraEnabled
        public static Integer count() { return ++calls; }
        @AuraEnabled
        public static Shown show() { return new Shown(); }
        public class Shown {
            @AuraEnabled public String seen = 'yes';
            public String hidden = 'no';
        }
        public static void notOpen() {}
        public static void queue(String name) { System.enqueueJob(new Work(name)); }
        public static void tell(String text, Boolean fail) {
            EventBus.publish(new News__e(Text__c = text));
            if (fail) throw new IllegalArgumentException('undone');
        }
        public static String drawn() { return '' + Math.random() + ' ' + UUID.randomUUID() + ' ' + Datetime.now(); }
        public static Integer deep(Integer levels) { return levels == 0 ? 1 / 0 : deep(levels - 1); }
    }`,
    'OrderRest.cls': `@RestResource(urlMapping='/orders/*') global class OrderRest {
        @HttpPost global static String post(String name) { return name + RestContext.request.requestURI; }
        @HttpGet global static void get() { RestContext.response.statusCode = 404; }
    }`
});

let org: Org;
before(() => {
    org = createOrg(PROJECT);
});

test('each call is a transaction of its own, with new statics', () => {
    assert.equal(org.aura('Work', 'count'), 1);
    assert.equal(org.aura('Work', 'count'), 1);
});

test('a component gets what is @AuraEnabled, and may call nothing else', () => {
    assert.deepEqual(org.aura('Work', 'show'), { seen: 'yes' });
    assert.throws(() => org.aura('Work', 'notOpen'), /Work.notOpen is not @AuraEnabled/);
});

test('an exception of Apex comes with its type, message and stack', () => {
    assert.throws(
        () => org.call('Work', 'deep', [1]),
        (error: ApexError) => {
            assert.equal(error.type, 'System.MathException');
            assert.equal(error.apexMessage, 'Divide by 0');
            const frames = error.apexStack.split('\n');
            assert.match(frames[0]!, /^Class\.Work\.deep: line \d+, column 1$/);
            assert.equal(frames.length, 2);
            return true;
        }
    );
});

test('jobs wait until they are run, and one that fails says how', () => {
    org.call('Work', 'queue', ['queued']);
    org.call('Work', 'queue', ['bad']);
    assert.equal(org.pendingJobs(), 2);
    const runs = org.runAsync();
    assert.deepEqual(
        runs.map(({ kind, class: name, error }) => [kind, name, error]),
        [
            ['queueable', 'Work', null],
            ['queueable', 'Work', 'System.IllegalArgumentException: no such work']
        ]
    );
    assert.equal(org.query("SELECT COUNT() FROM Account WHERE Name = 'queued'"), 1);
});

test('an event that is published after commit is told once, and not at all where the call failed', () => {
    const told: PublishedEvent[] = [];
    org.onEvent((event) => told.push(event));
    org.call('Work', 'tell', ['good', false]);
    assert.throws(() => org.call('Work', 'tell', ['bad', true]), ApexError);
    org.runAsync();
    assert.deepEqual(
        told.map(({ sobject, fields }) => [sobject, fields.Text__c]),
        [['News__e', 'good']]
    );
    assert.equal(org.query("SELECT COUNT() FROM Account WHERE Name LIKE 'heard %'"), 1);
});

test('transactions that stand or fall together leave nothing behind', () => {
    assert.throws(() =>
        org.atomically(() => {
            org.insert('Account', { Name: 'half' });
            org.insert('Account', {});
        })
    );
    assert.equal(org.query("SELECT COUNT() FROM Account WHERE Name = 'half'"), 0);
});

test('Apex REST finds resource and method, or refuses as the platform does', () => {
    const posted = org.rest({ method: 'POST', path: '/services/apexrest/orders/7', body: { name: 'x' } });
    assert.deepEqual([posted.status, JSON.parse(posted.body)], [200, 'x/orders/7']);
    assert.equal(org.rest({ path: '/orders/7' }).status, 404);
    assert.equal(org.rest({ path: '/elsewhere' }).status, 404);
    assert.equal(org.rest({ method: 'DELETE', path: '/orders/7' }).status, 405);
});

test('with clock and chance passed in, a second org does and says the same', () => {
    const drawn = () => {
        const options = {
            clock: () => Date.UTC(2026, 10, 27),
            random: seededRandom(7),
            orgId: '00D000000000001AAA'
        };
        const one = createOrg(PROJECT, options);
        return [one.call('Work', 'drawn'), one.insert('Account', { Name: 'Acme' })[0]!.id];
    };
    assert.deepEqual(drawn(), drawn());
});
