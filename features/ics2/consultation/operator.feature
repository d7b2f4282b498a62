@ics2 @area:consultation @needs:stimulate:ics2.file @needs:stimulate:ics2.consult @needs:receive:ics2
Feature: The operator asks customs what it holds, each time by one key and under a number of its own

  A consultation names an MRN or one transport document, the number of whoever asks, and a functional reference that none had before
  (HTI message tables 2.02, IE3Q05; Rules and Conditions 2.01, R3003 and R3028).

  @ICS2-CNS-01 @ICS2-AS4-08
  Scenario: A filing is asked for twice by its MRN
    Given the operator has a registered filing
    When the operator consults it by its MRN
    Then the consultation has that key alone, its EORI and a number of its own
    And customs shows what it holds
    When the operator consults it by its MRN
    Then the consultation has that key alone, its EORI and a number of its own

  @ICS2-CNS-01 @ICS2-AS4-08
  Scenario Outline: The <filer> asks for its <filing> by MRN, master and house document
    Given the <filer> has a registered <filing>
    When the operator consults it by its MRN
    Then the consultation has that key alone, its EORI and a number of its own
    When the operator consults it by its master document
    Then the consultation has that key alone, its EORI and a number of its own
    When the operator consults it by its house document
    Then the consultation has that key alone, its EORI and a number of its own

    @role:sea-carrier @mode:maritime
    Examples: Carriers by sea
      | filer       | filing |
      | sea carrier | F11    |

    @role:sea-house-filer @mode:maritime
    Examples: House filers by sea
      | filer           | filing |
      | sea house filer | F14    |

    @role:air-carrier @mode:air
    Examples: Air carriers
      | filer       | filing |
      | air carrier | F20    |

    @role:air-forwarder @mode:air
    Examples: Forwarders by air
      | filer     | filing |
      | forwarder | F22    |

    @role:express @mode:air
    Examples: Express consignments
      | filer            | filing |
      | express operator | F31    |

    @role:road-carrier @mode:road
    Examples: By road
      | filer        | filing |
      | road carrier | F50    |
