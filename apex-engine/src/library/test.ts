import { List, Unsupported } from '../values/index.ts';
import type { PlatformObject, Value } from '../values/index.ts';
import type { Library } from './library.ts';
import type { TestRun } from './library-runtime.ts';
import { loadTestData } from './test-data.ts';
import { createStub } from './stub.ts';

declare module './apex-types.ts' {
    interface ApexTypes {
        StubProvider: Value;
    }
}

export function defineTest(library: Library): void {
    const { runtime } = library;
    defineStartAndStop(library);
    library.define('Test', {
        'static Boolean isRunningTest()': () => runtime.test !== null,
        'static void setMock(Type, Object)': ({ type }, mock) => {
            if (mock === null) library.refuseNull();
            if (type.name === 'HttpCalloutMock') runtime.httpMock = mock;
            else runtime.mocks.set(type.name, mock);
        },
        'static Object createStub(Type, StubProvider)': ({ type }, provider) =>
            createStub(library, type, provider),
        'static List<SObject> loadData(SObjectType, String)': ({ object }, resource) =>
            loadTestData(library, object, resource),
        'static Id getStandardPricebookId()': () => runtime.standardPricebookId,
        'static void setCreatedDate(Id, Datetime)': (id, createddate) => {
            const row = runtime.db.get(id);
            if (!row) return library.fail('NullPointerException', 'record not found');
            runtime.db.put(row.$definition, id, { ...row, createddate });
        },
        'static void setFixedSearchResults(List<Id>)': ({ items }) => {
            runtime.fixedSearch = [...items];
        },
        'static EventBus.TestBroker getEventBus()': () => library.object('EventBus.TestBroker'),
        'static void calculatePermissionSetGroup(Object)': (given) => {
            for (const id of given instanceof List ? given.items : [given]) {
                const row = runtime.db.get(id as string);
                if (row) runtime.db.put(row.$definition, row.id, { ...row, status: 'Updated' });
            }
        },
        'static void setCurrentPage(PageReference?)': (page) => {
            runtime.page = page;
        },
        'static void setCurrentPageReference(PageReference?)': (page) => {
            runtime.page = page;
        },
        'static List<Id> getFlexQueueOrder()': () => library.list('Id', []),
        'static Boolean isSoqlStubDefined(SObjectType)': () => false,
        // Of what they switch, nothing is modelled.
        'static void enableChangeDataCapture()': () => {},
        'static void clearApexPageMessages()': () => {},
        'static void setReadOnlyApplicationMode(Boolean)': () => {},
        'static void enqueueBatchJobs(Integer)': () => {},
        'static Object newSendEmailQuickActionDefaults(Id, Id)': () => {
            throw new Unsupported('newSendEmailQuickActionDefaults');
        },
        'static Object invokeContinuationMethod(Object, Object)': () => {
            throw new Unsupported('Continuation');
        },
        'static Object invokePage(PageReference)': () => {
            throw new Unsupported('Test.invokePage');
        }
    });
    definePackageTests(library);
    library.alias('system.test', 'test');
}

/** Fresh limits and a queue of their own between startTest and stopTest, which runs what was queued. */
function defineStartAndStop(library: Library): void {
    const { runtime } = library;
    const run = (): TestRun =>
        runtime.test ?? library.fail('UnexpectedException', 'Test methods can only be called in a test');
    library.define('Test', {
        'static void startTest()': () => {
            const test = run();
            if (test.started) library.fail('FinalException', 'Testing already started');
            test.started = true;
            test.saved = runtime.limits.save();
            runtime.limits.reset();
            runtime.uncommitted = false;
            test.preQueue = runtime.async.queue;
            runtime.async.queue = [];
        },
        'static void stopTest()': () => {
            const test = run();
            if (test.stopped) library.fail('FinalException', 'Testing already stopped');
            if (!test.started) library.fail('FinalException', 'Testing has not started');
            test.stopped = true;
            runtime.uncommitted = false;
            try {
                runtime.async.flush();
            } finally {
                runtime.limits.restore(test.saved);
                runtime.uncommitted = false;
            }
        }
    });
}

/** What runs when a package is installed, uninstalled, or a sandbox was copied. */
function definePackageTests(library: Library): void {
    const run = (handler: Value, method: string, context: PlatformObject): void => {
        library.runtime.invoke(handler, method, [context]);
    };
    const copied = (handler: Value, organizationId: string, sandboxId: string, sandboxName: string) =>
        run(
            handler,
            'runApexClass',
            library.object('SandboxContext', { organizationId, sandboxId, sandboxName })
        );
    library.define('Test', {
        'static void testInstall(Object, Version?)': (handler, previous) =>
            run(handler, 'onInstall', library.object('InstallContext', { previous, isPush: false })),
        'static void testInstall(Object, Version?, Boolean)': (handler, previous, isPush) =>
            run(handler, 'onInstall', library.object('InstallContext', { previous, isPush })),
        'static void testUninstall(Object)': (handler) =>
            run(handler, 'onUninstall', library.object('UninstallContext')),
        'static void testSandboxPostCopyScript(Object, Id, Id, String)': copied,
        'static void testSandboxPostCopyScript(Object, Id, Id, String, Boolean)': copied
    });
}
