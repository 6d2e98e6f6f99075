import type { EnumValue } from '../values/index.ts';
import type { Library } from './library.ts';

declare module './apex-types.ts' {
    interface ApexTypes {
        Quiddity: EnumValue;
    }
}

/** What the running transaction is. */
export function defineRequest(library: Library): void {
    const { runtime } = library;
    library.defineEnum(
        'System.Quiddity',
        `ANONYMOUS AURA BATCH_ACS BATCH_APEX BATCH_CHUNK_PARALLEL BATCH_CHUNK_SERIAL BULK_API
        COMMERCE_INTEGRATION DISCOVERABLE_LOGIN EXTERNAL_SERVICE_CALLBACK FLOW FUNCTION_CALLBACK FUTURE
        INBOUND_EMAIL_SERVICE INVOCABLE_ACTION IOT PLATFORM_EVENT_PUBLISH_CALLBACK POST_INSTALL_SCRIPT
        QUEUEABLE QUICK_ACTION REMOTE_ACTION REST RUNTEST_ASYNC RUNTEST_DEPLOY RUNTEST_SYNC SCHEDULED SOAP
        SYNCHRONOUS TRANSACTION_FINALIZER_QUEUEABLE UNDEFINED VF`
    );
    library.define('Request', {
        'static Request getCurrent()': () => library.object('Request'),
        'String getRequestId()': () => runtime.test?.requestId || 'TEST000000000000000',
        'Quiddity getQuiddity()': () =>
            runtime.enumConstant('Quiddity', runtime.quiddity || (runtime.test ? 'RUNTEST_SYNC' : 'AURA'))
    });
}
