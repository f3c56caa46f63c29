import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export type Certified = Readonly<{ cert: string; key: string; both: string }>;

/** An authority of this test, and what it vouches for; all of it files in PEM in one folder. */
export class Authority {
  private constructor(
    private readonly folder: string,
    private readonly name: string,
  ) {}

  static async in(folder: string, name: string): Promise<Authority> {
    const [key, cert] = [join(folder, `${name}.key`), join(folder, `${name}.pem`)];
    const subject = ['-subj', `/CN=${name}`, '-days', '2'];
    await run('openssl', ['req', '-x509', ...newKey, '-keyout', key, '-out', cert, ...subject]);
    return new Authority(folder, name);
  }

  get certificate(): string {
    return join(this.folder, `${this.name}.pem`);
  }

  /** @param names as OpenSSL writes them: `IP:127.0.0.1,DNS:localhost`. @param days negative: it has expired. */
  async certify(name: string, names: string, days = 2): Promise<Certified> {
    const [request, key, cert, both] = ['csr', 'key', 'pem', 'both.pem'].map((end) =>
      join(this.folder, `${name}.${end}`),
    );
    const extensions = join(this.folder, `${name}.ext`);
    await writeFile(extensions, `subjectAltName=${names}\n`);
    await run('openssl', ['req', ...newKey, '-keyout', key!, '-out', request!, '-subj', `/CN=${name}`]);
    const authority = ['-CA', this.certificate, '-CAkey', join(this.folder, `${this.name}.key`), '-CAcreateserial'];
    const signed = ['-in', request!, '-out', cert!, '-extfile', extensions, '-days', String(days)];
    await run('openssl', ['x509', '-req', ...authority, ...signed]);
    await run('bash', ['-c', 'cat "$1" "$2" > "$3"', 'both', key!, cert!, both!]);
    return { cert: cert!, key: key!, both: both! };
  }
}

const newKey = ['-newkey', 'rsa:2048', '-nodes'];
