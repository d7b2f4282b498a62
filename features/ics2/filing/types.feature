@ics2 @area:filing @needs:stimulate:ics2.file
Feature: Each filer lodges the filings of its role

  Thirty-one types of filing divide the entry summary declaration among those who know its parts: carriers, house filers,
  consignees, express and postal operators (code list CL742). Each has a table of its own: which elements, in which order, how
  many and in what form, under which rules and conditions (HTI message tables 2.02, Rules and Conditions 2.01). Each type is
  filed twice, with the least and with all that the prepared shipment can tell. F25, which completes another filing, stands among
  the filings that belong together.

  ICS2-DAT-11 is shown only for the rules that these shipments touch: none of them goes between private persons, holds goods in
  bulk, is delivered outside the Union or unloaded at a place without UN/LOCODE, has seals at a goods item, or is of low value
  without fiscal references.

  @ICS2-FIL-01 @ICS2-FIL-02 @ICS2-DAT-01 @ICS2-DAT-05 @ICS2-DAT-11 @ICS2-AS4-08
  Scenario Outline: The <filer> lodges <filing>: <what>
    When the <filer> files <filing> with only what must be said
    Then the filing is of that type, conforms to its table and keeps every rule
    And customs registers the filing
    When the <filer> files <filing> with all that can be said
    Then the filing is of that type, conforms to its table and keeps every rule
    And customs registers the filing

    @ICS2-SEED-01 @role:sea-carrier @mode:maritime
    Examples: Carriers by sea
      | filer       | filing | what                                   |
      | sea carrier | F10    | straight bill of lading, complete      |
      | sea carrier | F11    | master bill with house bills, complete |
      | sea carrier | F12    | master bill only                       |
      | sea carrier | F13    | straight bill, without the trade       |

    @ICS2-SEED-01 @role:inland-carrier @mode:inland-waterway
    Examples: Carriers on inland waterways
      | filer          | filing | what                                   |
      | inland carrier | F10    | straight bill of lading, complete      |
      | inland carrier | F11    | master bill with house bills, complete |
      | inland carrier | F12    | master bill only                       |
      | inland carrier | F13    | straight bill, without the trade       |

    @ICS2-SEED-01 @role:sea-house-filer @mode:maritime
    Examples: House filers by sea
      | filer           | filing | what                              |
      | sea house filer | F14    | house bill, without the trade     |
      | sea house filer | F15    | house bill at the lowest level    |

    @ICS2-SEED-01 @role:sea-house-filer @role:sea-consignee @mode:maritime
    Examples: The lowest level of the contract of carriage
      | filer                    | filing | what                      |
      | house filer or consignee | F16    | buyer and seller, house   |

    @ICS2-SEED-01 @role:sea-consignee @mode:maritime
    Examples: Consignees
      | filer     | filing | what                             |
      | consignee | F17    | buyer and seller, straight bill  |

    @role:air-carrier @role:air-forwarder @mode:air
    Examples: Before loading, by carrier or forwarder
      | filer                    | filing | what                                 |
      | air carrier or forwarder | F20    | complete, before loading             |
      | air carrier or forwarder | F23    | the minimum, before loading          |
      | air carrier or forwarder | F24    | the minimum, with the master waybill |

    @role:air-carrier @mode:air
    Examples: Air carriers
      | filer       | filing | what                             |
      | air carrier | F21    | master waybill, before arrival   |
      | air carrier | F27    | complete, before arrival         |
      | air carrier | F28    | direct waybill, before loading   |
      | air carrier | F29    | direct waybill, before arrival   |

    @role:air-forwarder @mode:air
    Examples: Forwarders by air
      | filer     | filing | what                           |
      | forwarder | F22    | house waybill, before arrival  |
      | forwarder | F26    | house waybill, before loading  |

    @ICS2-SEED-01 @role:express @mode:air
    Examples: Express consignments by air
      | filer            | filing | what                                       |
      | express operator | F30    | complete, before arrival                   |
      | express operator | F31    | on a general cargo flight, complete        |
      | express operator | F32    | the minimum, before loading                |
      | express operator | F33    | on a general cargo flight, house waybill   |

    @ICS2-SEED-01 @role:express @mode:road
    Examples: Express consignments by road
      | filer            | filing | what     |
      | express operator | F34    | complete |

    @ICS2-SEED-01 @role:post @mode:postal
    Examples: Postal items
      | filer           | filing | what                        |
      | postal operator | F43    | the minimum, before loading |
      | postal operator | F44    | items and their receptacle  |

    @ICS2-SEED-01 @role:post @role:road-carrier @mode:postal
    Examples: Mail by road
      | filer           | filing | what        |
      | carrier of mail | F40    | receptacles |

    @ICS2-SEED-01 @role:post @role:rail-carrier @mode:postal
    Examples: Mail by rail
      | filer           | filing | what        |
      | carrier of mail | F41    | receptacles |

    @ICS2-SEED-01 @role:post @role:air-carrier @mode:postal
    Examples: Mail by air
      | filer           | filing | what        |
      | carrier of mail | F42    | receptacles |

    @ICS2-SEED-01 @role:post @role:sea-carrier @role:inland-carrier @mode:postal
    Examples: Mail by sea
      | filer           | filing | what        |
      | carrier of mail | F45    | receptacles |

    @ICS2-SEED-01 @role:road-carrier @mode:road
    Examples: By road
      | filer        | filing | what     |
      | road carrier | F50    | complete |

    @ICS2-SEED-01 @role:rail-carrier @mode:rail
    Examples: By rail
      | filer        | filing | what     |
      | rail carrier | F51    | complete |
