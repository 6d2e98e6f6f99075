import { once } from 'node:events';
import { isIP } from 'node:net';
import { connect } from 'node:tls';

const PATIENCE_MS = 5_000;

/**
 * When the certificate ends that whoever calls the public address is shown; null where there is no TLS, or
 * the address cannot be reached from here, as behind some gateways.
 */
export async function relayCertificateEnd(publicUrl: string): Promise<Date | null> {
    const { protocol, hostname, port } = new URL(publicUrl);
    if (protocol !== 'https:') return null;
    const host = hostname.replace(/^\[(.*)\]$/, '$1');
    // Looked at only: one that has ended, or that nobody vouches for, has its date all the same.
    const servername = isIP(host) ? '' : host;
    const socket = connect({ host, servername, port: Number(port || 443), rejectUnauthorized: false });
    try {
        await once(socket, 'secureConnect', { signal: AbortSignal.timeout(PATIENCE_MS) });
        return socket.getPeerX509Certificate()?.validToDate ?? null;
    } catch {
        return null;
    } finally {
        socket.destroy();
    }
}
