@ics2 @area:amendment @needs:stimulate:ics2.file @needs:stimulate:ics2.amend @needs:receive:ics2
Feature: The operator amends what it has filed, and what was not amended stands

  An amendment is the full data set again, under the MRN of the registration: what it leaves out is gone (Interface Control
  Document 3.30, section 3.1.3; HTI message tables 2.02, chapter 5). It does not touch what identifies the filing (HTI Rules and Conditions
  2.01, R3024), and until customs has applied it the filing is what it was (Business process descriptions L4, T-07).

  @ICS2-AMD-01 @ICS2-AS4-08
  Scenario: What is amended is told again as a whole
    Given the operator has a registered filing
    When the operator amends one particular of it
    Then the amendment is the whole filing again under its MRN, but for that particular
    And customs applies the amendment

  @ICS2-AMD-01 @ICS2-AS4-08
  Scenario Outline: The <filer> amends its <filing>
    Given the <filer> has a registered <filing>
    When the operator amends one particular of it
    Then the amendment is the whole filing again under its MRN, but for that particular
    And customs applies the amendment

    @role:sea-carrier @mode:maritime
    Examples: Carriers by sea
      | filer       | filing |
      | sea carrier | F11    |
      | sea carrier | F12    |
      | sea carrier | F13    |

    @role:inland-carrier @mode:inland-waterway
    Examples: Carriers on inland waterways
      | filer          | filing |
      | inland carrier | F10    |
      | inland carrier | F12    |

    @role:sea-house-filer @mode:maritime
    Examples: House filers by sea
      | filer           | filing |
      | sea house filer | F14    |
      | sea house filer | F15    |
      | sea house filer | F16    |

    @role:sea-consignee @mode:maritime
    Examples: Consignees
      | filer     | filing |
      | consignee | F17    |

    @role:air-carrier @mode:air
    Examples: Air carriers
      | filer       | filing |
      | air carrier | F21    |
      | air carrier | F27    |
      | air carrier | F28    |
      | air carrier | F29    |

    @role:air-carrier @role:air-forwarder @mode:air
    Examples: Before loading, by carrier or forwarder
      | filer                    | filing |
      | air carrier or forwarder | F20    |
      | air carrier or forwarder | F23    |
      | air carrier or forwarder | F24    |

    @role:air-forwarder @mode:air
    Examples: Forwarders by air
      | filer     | filing |
      | forwarder | F22    |
      | forwarder | F26    |

    @role:express @mode:air
    Examples: Express consignments by air
      | filer            | filing |
      | express operator | F30    |
      | express operator | F31    |
      | express operator | F32    |
      | express operator | F33    |

    @role:express @mode:road
    Examples: Express consignments by road
      | filer            | filing |
      | express operator | F34    |

    @role:post @mode:postal
    Examples: Postal items
      | filer           | filing |
      | postal operator | F43    |
      | postal operator | F44    |

    @role:post @role:road-carrier @mode:postal
    Examples: Mail by road
      | filer           | filing |
      | carrier of mail | F40    |

    @role:post @role:rail-carrier @mode:postal
    Examples: Mail by rail
      | filer           | filing |
      | carrier of mail | F41    |

    @role:post @role:air-carrier @mode:postal
    Examples: Mail by air
      | filer           | filing |
      | carrier of mail | F42    |

    @role:post @role:sea-carrier @role:inland-carrier @mode:postal
    Examples: Mail by sea
      | filer           | filing |
      | carrier of mail | F45    |

    @role:road-carrier @mode:road
    Examples: By road
      | filer        | filing |
      | road carrier | F50    |

    @role:rail-carrier @mode:rail
    Examples: By rail
      | filer        | filing |
      | rail carrier | F51    |

  @ICS2-AMD-02
  Scenario: An amendment waits for the registration of what it amends
    Given a filing of the operator that customs has not decided on
    When the operator is asked to amend one particular of it
    And an hour passes without an answer
    And the common repository decides
    And customs registers the filing
    And the operator, if it has refused before, is asked again to amend it
    Then the amendment has come only now, and names the MRN of the registration

  @ICS2-AMD-03
  Scenario Outline: The <filer> does not amend <what> of its <filing>
    Given the <filer> has a registered <filing>
    When the operator is asked to amend <what> together with one particular
    Then it refuses, or sends only what may be amended

    @role:sea-carrier @mode:maritime
    Examples: Carriers by sea
      | filer       | filing | what               |
      | sea carrier | F10    | the vessel         |
      | sea carrier | F11    | the carrier        |
      | sea carrier | F12    | the bill of lading |
      | sea carrier | F11    | the house bill     |

    @role:inland-carrier @mode:inland-waterway
    Examples: Carriers on inland waterways
      | filer          | filing | what               |
      | inland carrier | F10    | the barge          |
      | inland carrier | F11    | the carrier        |
      | inland carrier | F13    | the bill of lading |

    @role:sea-house-filer @mode:maritime
    Examples: House filers by sea
      | filer           | filing | what               |
      | sea house filer | F14    | the house bill     |
      | sea house filer | F15    | the bill of lading |

    @role:sea-consignee @mode:maritime
    Examples: Consignees
      | filer     | filing | what               |
      | consignee | F17    | the bill of lading |

    @role:air-carrier @mode:air
    Examples: Air carriers
      | filer       | filing | what                     |
      | air carrier | F20    | the number of the flight |
      | air carrier | F28    | the carrier              |

    @role:air-forwarder @mode:air
    Examples: Forwarders by air
      | filer     | filing | what              |
      | forwarder | F22    | the house waybill |
      | forwarder | F26    | the air waybill   |

    @role:express @mode:air
    Examples: Express consignments
      | filer            | filing | what              |
      | express operator | F32    | the house waybill |

    @role:post @mode:postal
    Examples: Postal items
      | filer           | filing | what            |
      | postal operator | F43    | the postal item |

    @role:road-carrier @mode:road
    Examples: By road
      | filer        | filing | what        |
      | road carrier | F50    | the lorry   |
      | road carrier | F50    | the carrier |

    @role:rail-carrier @mode:rail
    Examples: By rail
      | filer        | filing | what      |
      | rail carrier | F51    | the train |

  @ICS2-AMD-06 @role:air-carrier @role:air-forwarder @mode:air
  Scenario: F25 has no amendment
    When the air carrier or forwarder files F23 with only what must be said
    Then customs registers the filing
    When the air carrier or forwarder files F25 to complete it, with only what must be said
    Then customs registers the filing
    When the operator is asked to amend the declarant's telephone number in it
    Then no amendment of it is sent

  @ICS2-AMD-10 @needs:observe
  Scenario: Until customs has applied an amendment the filing is what was registered
    Given the operator has a registered filing
    And the common repository holds its decisions back
    When the operator amends one particular of it
    Then the operator shows the filing as it was registered, and the amendment as pending
    When the common repository decides
    Then customs applies the amendment
    And the operator shows the filing as amended

  @ICS2-AMD-10 @needs:observe
  Scenario: A refused amendment changes nothing of what the operator holds
    Given the operator has a registered filing
    When the operator amends one particular of it by what customs cannot take
    Then customs refuses the amendment
    And the operator shows the filing as it was registered, and the amendment as refused

  @ICS2-AMD-10 @needs:observe
  Scenario: An amendment that comes too late changes nothing of what the operator holds
    Given the operator has a registered filing
    And customs has found its particulars wrong, and waits no longer for others
    When the operator amends one particular of it
    Then customs refuses the amendment
    And the operator shows the filing as it was registered, and the amendment as refused

  @ICS2-AMD-01 @ICS2-AS4-08
  Scenario: What was amended is amended again from where it stands
    Given the operator has a registered filing
    When the operator amends one particular of it
    Then customs applies the amendment
    When the operator amends the same particular back
    Then the amendment is the filing as it was lodged, under its MRN
    And customs applies the amendment
