/** A person of Orchard Cloud. All people are fictional. */
export interface DemoPerson {
  readonly login: string
  readonly name: string
  /** The public email address. */
  readonly email?: string
  /** A private email address. */
  readonly primaryEmail?: string
  /** Not a member of the organization. */
  readonly isGuest?: true
  /** For readers of this file only; not sent to GitHub. */
  readonly role: string
}

export const people: readonly DemoPerson[] = [
  { login: 'mara-lindt', name: 'Mara Lindt', primaryEmail: 'mara@lindt.example', role: 'platform, minute-taker' },
  { login: 'anselm-grot', name: 'Anselm Grothe', email: 'anselm@orchard-cloud.example', role: 'standards' },
  { login: 'bbakker', name: 'Bram Bakker', email: 'bram@orchard-cloud.example', role: 'operations' },
  { login: 'cgruenwald', name: 'Caro Grünwald', email: 'caro@orchard-cloud.example', role: 'community' },
  { login: 'dvorhees', name: 'Dana Vorhees', primaryEmail: 'dana@vorhees.example', isGuest: true, role: 'user' },
  { login: 'ewa-nowicka', name: 'Ewa Nowicka', primaryEmail: 'ewa@nowicka.example', role: 'cluster-kit' },
  { login: 'hroessler', name: 'Henrike Rößler', email: 'henrike@orchard-cloud.example', role: 'standards, chair' },
  { login: 'ida-solberg', name: 'Ida Solberg', primaryEmail: 'ida@solberg.example', role: 'releases, owner' },
  { login: 'jonas-brandauer', name: 'Jonas Brandauer', primaryEmail: 'jonas@brandauer.example', role: 'storage' },
  { login: 'kubaszcz', name: 'Kuba Szczepański', primaryEmail: 'kuba@szczepanski.example', role: 'cluster-kit' },
  { login: 'lucie-mornay', name: 'Lucie Mornay', email: 'lucie@orchard-cloud.example', role: 'documentation' },
  { login: 'mteixeira42', name: 'Miguel Teixeira', primaryEmail: 'miguel@teixeira.example', role: 'monitoring' },
  { login: 'nuriye-aksu', name: 'Nuriye Aksu', email: 'aksu@nordwolke.example', isGuest: true, role: 'provider' },
  { login: 'ole-hinrichsen', name: 'Ole Hinrichsen', primaryEmail: 'ole@hinrichsen.example', role: 'hardware' },
  { login: 'priya-venkat', name: 'Priya Venkataraman', primaryEmail: 'priya@venkat.example', role: 'networks' },
  { login: 'pvandersloot', name: 'Piet van der Sloot', email: 'piet@orchard-cloud.example', role: 'build pipelines' },
  { login: 'rafi-benamar', name: 'Rafi Benamar', primaryEmail: 'rafi@benamar.example', role: 'cluster networks' },
  { login: 'SinaWeller', name: 'Sina Weller', primaryEmail: 'sina@weller.example', role: 'identity' },
  { login: 'tjorven-ahlers', name: 'Tjorven Ahlers', primaryEmail: 'tjorven@ahlers.example', role: 'images' },
  { login: 'wendelin-koch', name: 'Wendelin Koch', email: 'koch@hofcloud.example', isGuest: true, role: 'provider' },
  { login: 'yuki-arato', name: 'Yuki Arato', primaryEmail: 'yuki@arato.example', role: 'security' },
]
