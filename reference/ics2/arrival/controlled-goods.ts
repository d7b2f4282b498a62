import { groups, text, type Group } from '../notices/said';

/** Goods that customs wants to look at, and where they must be brought. */
export interface ControlledGoods {
  place: string;
  /** What is named: containers, house documents, receptacles, numbers of goods items; nothing = all of the consignment. */
  containers: string[];
  houses: string[];
  receptacles: string[];
  items: string[];
}

const values = (within: Group, group: string, value: string): string[] => groups(within, group).flatMap((one) => text(one, value) ?? []);

/** The control's subject may name goods at three levels; where they stand in the message tells nothing more about them. */
export function goodsOf(control: Group): ControlledGoods {
  const master = groups(control, 'controlSubject').flatMap((subject) => groups(subject, 'consignmentMasterLevel'));
  const houses = master.flatMap((one) => groups(one, 'consignmentHouseLevel'));
  const levels = [...master, ...houses];
  const items = levels.flatMap((one) => groups(one, 'goodsItem'));
  const [examined = {}] = groups(control, 'examinationPlace');
  const from = (where: Group[], group: string, value: string): string[] => where.flatMap((one) => values(one, group, value));
  return {
    place: text(examined, 'placeOfExamination') ?? text(examined, 'referenceNumber') ?? '',
    containers: from([...levels, ...items], 'transportEquipment', 'containerIdentificationNumber'),
    houses: from(houses, 'transportDocumentHouseLevel', 'documentNumber'),
    receptacles: from(master, 'receptacle', 'receptacleIdentificationNumber'),
    items: items.flatMap((item) => text(item, 'goodsItemNumber') ?? []),
  };
}
