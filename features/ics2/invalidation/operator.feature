@ics2 @area:invalidation @needs:stimulate:ics2.file @needs:stimulate:ics2.invalidate @needs:receive:ics2
Feature: The operator withdraws a filing by its MRN, at the customs that got it

  An invalidation names the MRN and, as the filing did, either the customs office of first entry or the Member State that was addressed:
  who files at master level knows the office, who files below it does not (HTI message tables 2.02, IE3Q04; Rules and Conditions 2.01, R3034).

  @ICS2-INV-01 @ICS2-AS4-08
  Scenario: What was filed is withdrawn
    Given the operator has a registered filing
    When the operator asks for its invalidation
    Then the request names the MRN and the customs that the filing named, and no other
    And customs invalidates the filing

  @ICS2-INV-01 @ICS2-AS4-08
  Scenario Outline: The <filer> withdraws its <filing>, filed at <level> level
    Given the <filer> has a registered <filing>
    When the operator asks for its invalidation
    Then the request names the MRN and the customs that the filing named, and no other
    And customs invalidates the filing

    @role:sea-carrier @mode:maritime
    Examples: Carriers by sea
      | filer       | filing | level  |
      | sea carrier | F12    | master |

    @role:sea-house-filer @mode:maritime
    Examples: House filers by sea
      | filer           | filing | level |
      | sea house filer | F14    | house |

    @role:sea-consignee @mode:maritime
    Examples: Consignees
      | filer     | filing | level |
      | consignee | F17    | house |

    @role:air-carrier @mode:air
    Examples: Air carriers
      | filer       | filing | level  |
      | air carrier | F21    | master |

    @role:air-forwarder @mode:air
    Examples: Forwarders by air
      | filer     | filing | level |
      | forwarder | F22    | house |
      | forwarder | F23    | house |

    @role:express @mode:air
    Examples: Express consignments
      | filer            | filing | level  |
      | express operator | F31    | master |
      | express operator | F33    | house  |

    @role:post @mode:postal
    Examples: Post
      | filer           | filing | level |
      | postal operator | F43    | house |

    @role:road-carrier @mode:road
    Examples: By road
      | filer        | filing | level  |
      | road carrier | F50    | master |

    @role:rail-carrier @mode:rail
    Examples: By rail
      | filer        | filing | level  |
      | rail carrier | F51    | master |
