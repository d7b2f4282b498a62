@ics2 @area:linking @topic:self-check
Feature: The simulated Common Repository links what belongs together

  A consignment may be declared in parts, by those who know them. Each part names who files the next one; customs links
  them by their documents and parties, in whatever order they come, and the whole is complete when everybody who was
  named has filed (Business process descriptions L3.5, GET02, PET09 and PET11; code list CL744).

  @ICS2-LNK-05
  Scenario: Filings that hold everything wait for nobody
    When the carrier files one each of IE3F10 IE3F11 IE3F20 IE3F27 IE3F28 IE3F29 IE3F30 IE3F31 IE3F34 IE3F50 IE3F51
    Then customs shows each of them as complete

  @ICS2-LNK-06
  Scenario: A master bill before its house bill
    When these traders file for one consignment, one after the other:
      | who     | filing | names       |
      | carrier | IE3F12 | house filer |
    Then customs shows them as follows:
      | who     | filing | state                |
      | carrier | IE3F12 | pending completeness |
    When these traders file for one consignment, one after the other:
      | who         | filing |
      | house filer | IE3F14 |
    Then customs shows them as follows:
      | who         | filing | state    |
      | carrier     | IE3F12 | complete |
      | house filer | IE3F14 | linked   |

  @ICS2-LNK-06
  Scenario: A house bill before its master bill
    When these traders file for one consignment, one after the other:
      | who         | filing |
      | house filer | IE3F14 |
    Then customs shows them as follows:
      | who         | filing | state           |
      | house filer | IE3F14 | pending linking |
    When these traders file for one consignment, one after the other:
      | who     | filing | names       |
      | carrier | IE3F12 | house filer |
    Then customs shows them as follows:
      | who         | filing | state    |
      | carrier     | IE3F12 | complete |
      | house filer | IE3F14 | linked   |

  @ICS2-LNK-06
  Scenario Outline: <trade>: what is filed below the master first is linked when the master comes
    When these traders file for one consignment, one after the other:
      | who     | filing  | names   |
      | <filer> | <lower> |         |
      | carrier | <upper> | <filer> |
    Then customs shows them as follows:
      | who     | filing  | state    |
      | <filer> | <lower> | linked   |
      | carrier | <upper> | complete |

    Examples:
      | trade                                | upper  | filer       | lower  |
      | Sea, straight bill                   | IE3F13 | consignee   | IE3F17 |
      | Air, before arrival                  | IE3F21 | house filer | IE3F22 |
      | Air, filed once before loading       | IE3F21 | house filer | IE3F26 |

  @ICS2-LNK-06
  Scenario: Post: items, receptacles, and the flight that carries them
    When these traders file for one consignment, one after the other:
      | who     | filing | houses             | receptacles |
      | post    | IE3F43 | A1, A2, A3         |             |
      | carrier | IE3F42 |                    | R1, R2      |
    Then customs shows them as follows:
      | who     | filing | state                |
      | post    | IE3F43 | pending linking      |
      | carrier | IE3F42 | pending completeness |
    When these traders file for one consignment, one after the other:
      | who  | filing | houses                          |
      | post | IE3F44 | A1 in R1, A2 in R1, A3 in R2    |
    Then customs shows them as follows:
      | who     | filing | state    |
      | post    | IE3F43 | linked   |
      | post    | IE3F44 | linked   |
      | carrier | IE3F42 | complete |

  @ICS2-LNK-07
  Scenario: An ENS is complete once everybody named on every level has filed
    When these traders file for one consignment, one after the other:
      | who         | filing | names       | houses |
      | carrier     | IE3F12 | house filer |        |
      | house filer | IE3F14 | consignee   | H1     |
    Then customs shows them as follows:
      | who     | filing | state                |
      | carrier | IE3F12 | pending completeness |
    When these traders file for one consignment, one after the other:
      | who       | filing | houses |
      | consignee | IE3F16 | H1     |
    Then customs shows them as follows:
      | who         | filing | state    |
      | carrier     | IE3F12 | complete |
      | house filer | IE3F14 | linked   |
      | consignee   | IE3F16 | linked   |

  @ICS2-LNK-08
  Scenario: An air waybill that comes later joins the filing that it completes
    When these traders file for one consignment, one after the other:
      | who         | filing |
      | house filer | IE3F23 |
    Then customs shows them as follows:
      | who         | filing | state           |
      | house filer | IE3F23 | pending linking |
    When these traders file for one consignment, one after the other:
      | who     | filing |
      | carrier | IE3F25 |
    Then the IE3F25 is registered under the MRN of the IE3F23
    And customs shows them as follows:
      | who         | filing | state  |
      | house filer | IE3F23 | linked |

  @ICS2-LNK-09
  Scenario: A house bill that weighs a tenth of its master bill is noted, and stands
    When these traders file for one consignment, one after the other:
      | who         | filing | names       | gross mass |
      | carrier     | IE3F12 | house filer | 10000      |
      | house filer | IE3F14 |             | 1000       |
    Then customs has noted the difference for the analyst, and told nobody
    And customs shows them as follows:
      | who         | filing | state    |
      | carrier     | IE3F12 | complete |
      | house filer | IE3F14 | linked   |
