import type { PlatformObject, Value } from '../values/index.ts';
import type { Library } from './library.ts';
import type { ThrownException } from './library-runtime.ts';

type JobContext = PlatformObject & { jobId: string };
type Finalizer = PlatformObject & { jobId: string; ex: ThrownException | null; result: string };
type SignatureBuilder = PlatformObject & { parts: Value[] };

declare module './apex-types.ts' {
    interface ApexTypes {
        'Database.BatchableContext': JobContext;
        QueueableContext: JobContext;
        SchedulableContext: PlatformObject & { triggerId: string };
        FinalizerContext: Finalizer;
        ParentJobResult: { readonly name: string };
        'QueueableDuplicateSignature.Builder': SignatureBuilder;
    }
}

/** How deep queueables may chain where AsyncOptions do not say, in developer and trial orgs. */
const CHAIN_DEPTH = 5;

/** Contexts of asynchronous jobs, and what they are asked to keep to. */
export function defineAsync(library: Library): void {
    const { runtime } = library;
    library.define('Database.BatchableContext', {
        'Id getJobId()': ({ jobId }) => jobId,
        'Id getChildJobId()': ({ jobId }) => jobId
    });
    library.define('System.QueueableContext', {
        'new()': () => library.object('QueueableContext', { jobId: '' }),
        'Id getJobId()': ({ jobId }) => jobId
    });
    library.define('System.SchedulableContext', { 'Id getTriggerId()': ({ triggerId }) => triggerId });
    library.defineEnum('System.ParentJobResult', 'SUCCESS UNHANDLED_EXCEPTION');
    library.define('System.FinalizerContext', {
        'Id getAsyncApexJobId()': ({ jobId }) => jobId,
        'Exception getException()': ({ ex }) => ex,
        'ParentJobResult getResult()': ({ result }) => runtime.enumConstant('ParentJobResult', result),
        'String getRequestId()': () => 'req',
        'Integer getRetryCount()': () => 0
    });
    // Tests may implement a context of their own.
    for (const context of [
        'Database.BatchableContext',
        'QueueableContext',
        'SchedulableContext',
        'FinalizerContext'
    ])
        library.makeInterface(context);
    library.define('System.AsyncOptions', {
        'new()': () =>
            library.object('AsyncOptions', {
                maximumqueueablestackdepth: null,
                minimumqueueabledelayinminutes: null,
                duplicatesignature: null
            }),
        'Integer MaximumQueueableStackDepth': true,
        'Integer MinimumQueueableDelayInMinutes': true,
        'Object DuplicateSignature': true
    });
    const add = (builder: SignatureBuilder, part: Value): SignatureBuilder => {
        builder.parts.push(part);
        return builder;
    };
    library.define('System.QueueableDuplicateSignature', {});
    library.define('QueueableDuplicateSignature.Builder', {
        'new()': () => library.object('QueueableDuplicateSignature.Builder', { parts: [] }),
        'QueueableDuplicateSignature.Builder addString(String)': add,
        'QueueableDuplicateSignature.Builder addId(Id)': add,
        'QueueableDuplicateSignature.Builder addInteger(Integer)': add,
        'QueueableDuplicateSignature build()': ({ parts }) =>
            library.object('QueueableDuplicateSignature', { key: () => parts.join('|') })
    });
    const maximalDepth = () => runtime.async.current?.options?.maximumqueueablestackdepth;
    library.define('System.AsyncInfo', {
        'static Integer getCurrentQueueableStackDepth()': () =>
            runtime.async.current ? runtime.async.current.depth || 1 : 0,
        'static Integer getMaximumQueueableStackDepth()': () => maximalDepth() ?? CHAIN_DEPTH,
        'static Boolean hasMaxStackDepth()': () => Boolean(maximalDepth()),
        'static Integer getMinimumQueueableDelayInMinutes()': () => runtime.async.current?.delay ?? 0
    });
}
