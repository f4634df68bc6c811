// The part of the contract that the public pages read.
export interface LocalName {
  fr: string;
  en?: string;
  nl?: string;
  de?: string;
}

export interface Place {
  code: string;
  name: string;
  postcodes: string[];
  department?: string;
}

export interface ProcedureItem {
  code: string;
  name: LocalName;
  partner_name: LocalName;
}
