import type { ApexSet, List, PlatformObject, Value } from '../values/index.ts';
import { defineDataClass } from './data-class.ts';
import type { Library } from './library.ts';

type Notification = PlatformObject & { title: string | null; body: string | null; targetid: string | null };

declare module './apex-types.ts' {
    interface ApexTypes {
        'Messaging.CustomNotification': Notification;
    }
}

const EMAIL = `
    String subject; String plainTextBody; String htmlBody; Id targetObjectId; Id whatId; Id templateId;
    Boolean saveAsActivity; String senderDisplayName; String replyTo; Id orgWideEmailAddressId;
    List<String> toAddresses; List<String> ccAddresses; List<String> bccAddresses;
    List<Messaging.EmailFileAttachment> fileAttachments; List<String> entityAttachments; String charset;
    Boolean useSignature; Boolean bccSender; Boolean treatTargetObjectAsRecipient; String inReplyTo;
    String references; String optOutPolicy; Boolean treatBodiesAsTemplate; List<Id> documentAttachments;
    List<Id> targetObjectIds; List<Id> whatIds; String description`;
const BULK_EMAIL_LIMIT = 5000;

/** E-mail and notifications: what is sent is kept for the host and for tests, nothing leaves. */
export function defineMessaging(library: Library): void {
    const { runtime } = library;
    library.define('Messaging.Email', {});
    for (const name of ['SingleEmailMessage', 'MassEmailMessage'])
        defineDataClass(library, `Messaging.${name}`, EMAIL, {
            getters: true,
            setters: true,
            extends: 'Messaging.Email'
        });
    defineDataClass(
        library,
        'Messaging.EmailFileAttachment',
        'String fileName; Blob body; String contentType; Boolean inline; Id id',
        { getters: true, setters: true }
    );
    const send = ({ items }: List<Value>): List<PlatformObject> => {
        runtime.limits.hit('emails', 1, 'Too many Email Invocations');
        runtime.emails.push(...items);
        return library.list(
            'Messaging.SendEmailResult',
            items.map(() => library.object('Messaging.SendEmailResult'))
        );
    };
    library.define('Messaging', {
        'static List<Messaging.SendEmailResult> sendEmail(List<Messaging.Email>)': send,
        'static List<Messaging.SendEmailResult> sendEmail(List<Messaging.Email>, Boolean)': send,
        'static void reserveSingleEmailCapacity(Integer)': (amount) => {
            if (amount > BULK_EMAIL_LIMIT) library.fail('HandledException', 'SINGLE_EMAIL_LIMIT_EXCEEDED');
        },
        'static void reserveMassEmailCapacity(Integer)': () => {},
        // The template is not merged: an empty message.
        'static Messaging.SingleEmailMessage renderStoredEmailTemplate(String?, String?, String?)': () =>
            library.object('Messaging.SingleEmailMessage')
    });
    defineSendResults(library);
    defineNotification(library);
    defineInboundEmail(library);
}

/** Sending always succeeds. */
function defineSendResults(library: Library): void {
    const noErrors = () => library.list<PlatformObject>('Messaging.SendEmailError', []);
    library.define('Messaging.SendEmailResult', {
        'Boolean isSuccess()': () => true,
        'List<Messaging.SendEmailError> getErrors()': noErrors,
        'Boolean success': { get: () => true },
        'List<Messaging.SendEmailError> errors': { get: noErrors }
    });
    defineDataClass(library, 'Messaging.SendEmailError', 'String message', { getters: true });
    library.define('Messaging.SendEmailError', {
        'String getTargetObjectId()': () => null,
        'StatusCode getStatusCode()': () => null,
        'List<String> getFields()': () => library.list('String', [])
    });
}

function defineNotification(library: Library): void {
    defineDataClass(
        library,
        'Messaging.CustomNotification',
        'String notificationTypeId; String senderId; String title; String body; String targetId; String targetPageRef',
        { setters: true, allArguments: true }
    );
    library.define('Messaging.CustomNotification', {
        'void send(Set<String>)': ({ title, body, targetid }, recipients: ApexSet<string>) => {
            library.runtime.notifications.push({ title, body, targetId: targetid, to: recipients.values() });
        }
    });
}

function defineInboundEmail(library: Library): void {
    defineDataClass(
        library,
        'Messaging.InboundEmail',
        `String subject; String plainTextBody; String htmlBody; String fromAddress; String fromName;
        List<String> toAddresses; List<String> ccAddresses; String replyTo; String messageId;
        List<Messaging.InboundEmail.BinaryAttachment> binaryAttachments;
        List<Messaging.InboundEmail.TextAttachment> textAttachments;
        List<Messaging.InboundEmail.Header> headers; List<String> references; String inReplyTo;
        Boolean htmlBodyIsTruncated; Boolean plainTextBodyIsTruncated`
    );
    defineDataClass(
        library,
        'Messaging.InboundEmail.BinaryAttachment',
        `String fileName; Blob body; String mimeTypeSubType;
        List<Messaging.InboundEmail.Header> headers`
    );
    defineDataClass(
        library,
        'Messaging.InboundEmail.TextAttachment',
        'String fileName; String body; String charset; Boolean bodyIsTruncated; String mimeTypeSubType'
    );
    defineDataClass(library, 'Messaging.InboundEmail.Header', 'String name; String value');
    defineDataClass(library, 'Messaging.InboundEnvelope', 'String fromAddress; String toAddress');
    defineDataClass(library, 'Messaging.InboundEmailResult', 'Boolean success; String message');
}
