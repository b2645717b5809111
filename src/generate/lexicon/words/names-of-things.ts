/** The names of people, firms and things, by the word for them. */

import type { Maker, Scene } from '../entity/scene.ts'
import { fileName, fullName, label, of, product, row, slug } from './makers.ts'
import { departments, labels } from './plain-words.ts'

/** Nouns for persons. */
export const people =
  /(^|_)(user|person|people|customer|member|contact|employee|author|owner|profile|patient|student|teacher|driver|passenger|guest|client|lead|attendee|participant|recipient|sender|assignee|reviewer|candidate|account_holder|creator|artist|player|friend|doctor|invitee|actor|admin|human|staff|agent|follower|subscriber|me)s?$/
const firms =
  /(^|_)(company|organi[sz]ation|org|business|vendor|supplier|merchant|employer|brand|tenant|manufacturer|publisher|partner|customer_company|workspace_owner)s?$/
export const goods = /(^|_)(product|item|line_item|article_item|good|sku|variant|listing|cart_item|order_item)s?$/

/** Makes a name by the kind of thing that has it. */
export const thingName: Maker<string> = (scene) => {
  const subject = scene.subject.replace(
    /_(response|request|dto|schema|model|details?|summary|out|read|view|entity|compact|mini|record|info|ref|reference|base|lite|short|simple|public|full|object|resource|data|input|output|v\d)$/,
    ''
  )
  if (people.test(subject)) return fullName(scene)
  if (firms.test(subject)) return scene.entity.company
  if (goods.test(subject)) return product(scene)
  if (/(^|_)(city|town|place|location)s?$/.test(subject)) return scene.entity.place.city
  if (/(^|_)country$/.test(subject)) return scene.entity.place.country
  if (/(^|_)(pet|dog|cat|animal)s?$/.test(subject)) return of('Bella', 'Max', 'Luna', 'Charlie', 'Milo', 'Daisy')(scene)
  if (/(^|_)(file|document|attachment|upload|artifact)s?$/.test(subject)) return fileName(scene)
  if (/(^|_)(tag|label|topic|keyword|badge|skill)s?$/.test(subject)) return row(labels, scene)
  if (/(^|_)(categor(y|ies)|department|genre)$/.test(subject)) return row(departments, scene)
  if (
    /(^|_)(database|branch|repo|repository|bucket|cluster|server|instance|group|host|namespace|queue|topic|app|application|service|container|node|machine|image|package|token)s?$/.test(
      subject
    )
  )
    return slug(scene)
  if (/(^|_)(role|permission|scope)s?$/.test(subject)) return of('admin', 'editor', 'viewer', 'owner')(scene)
  if (/(^|_)currenc(y|ies)$/.test(subject)) return of('Euro', 'US Dollar', 'Pound Sterling', 'Swiss Franc')(scene)
  if (/(^|_)(language|locale)s?$/.test(subject)) return of('English', 'German', 'French', 'Spanish')(scene)
  if (/(^|_)car$/.test(subject)) return of('Volvo V60', 'Toyota Corolla', 'Renault Clio', 'Ford Focus')(scene)
  // Anything else with a mail address or a birthday is a person.
  if (scene.beside.some((one) => persons.test(one))) return fullName(scene)
  return label(scene)
}
const persons = /^(e_?mail(_address)?|first_?name|last_?name|surname|birth_?date|date_of_birth|dob|gender|job_?title)$/

/** True where a thing has a title rather than a name. */
export const isTitled = ({ subject, beside }: Pick<Scene, 'subject' | 'beside'>): boolean =>
  beside.includes('title') || (writings.test(subject) && !beside.includes('name'))
const writings =
  /(post|article|page|blog|story|news|guide|lesson|course|tutorial|question|topic|thread|video|episode|event|book|volume|paper|recipe|chapter|film|movie|song|album)s?$/
