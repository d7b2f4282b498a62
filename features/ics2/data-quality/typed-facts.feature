@ics2 @area:data-quality @needs:stimulate:ics2.file
Feature: What people type is sent in the form that customs reads, or not at all

  Most refused filings fail on trifles: a telephone number, a blank in a container number, a missing postcode, a local time.
  The operator's system sees them before customs does (HTI Rules and Conditions 2.01, as named at each scenario).

  # R3021
  @ICS2-DAT-07
  Scenario Outline: The <filer> sends a container number typed with blanks and hyphen in its format
    When the <filer> files <filing> with the container typed as "csqu 305438-3"
    Then the container number is sent as CSQU3054383

    @role:sea-carrier @mode:maritime
    Examples:
      | filer       | filing |
      | sea carrier | F10    |

    @role:inland-carrier @mode:inland-waterway
    Examples:
      | filer          | filing |
      | inland carrier | F10    |

    @role:road-carrier @mode:road
    Examples:
      | filer        | filing |
      | road carrier | F50    |

    @role:rail-carrier @mode:rail
    Examples:
      | filer        | filing |
      | rail carrier | F51    |

  # R3009, R3011
  @ICS2-DAT-08 @role:sea-carrier @mode:maritime
  Scenario: A ship is named by its IMO number, and a wrong number is not sent
    When the sea carrier files F10 for the ship IMO9074729
    Then the ship is sent as IMO9074729
    When the sea carrier files F10 for the ship IMO9074728
    Then no filing for that ship is sent

  # R3006
  @ICS2-DAT-09
  Scenario Outline: The <filer> sends a telephone number in international form in <filing>
    When the <filer> files <filing> with the declarant's telephone number typed as "0049 (0)40-12345"
    Then the telephone number is sent as +494012345, or the filing is refused before it is sent

    @role:sea-carrier @mode:maritime
    Examples:
      | filer       | filing |
      | sea carrier | F10    |

    @role:inland-carrier @mode:inland-waterway
    Examples:
      | filer          | filing |
      | inland carrier | F12    |

    @role:sea-house-filer @mode:maritime
    Examples:
      | filer           | filing |
      | sea house filer | F14    |

    @role:sea-consignee @mode:maritime
    Examples:
      | filer     | filing |
      | consignee | F17    |

    @role:air-carrier @mode:air
    Examples:
      | filer       | filing |
      | air carrier | F28    |

    @role:air-forwarder @mode:air
    Examples:
      | filer     | filing |
      | forwarder | F26    |

    @role:express @mode:air
    Examples:
      | filer            | filing |
      | express operator | F32    |

    @role:post @mode:postal
    Examples:
      | filer           | filing |
      | postal operator | F43    |

    @role:road-carrier @mode:road
    Examples:
      | filer        | filing |
      | road carrier | F50    |

    @role:rail-carrier @mode:rail
    Examples:
      | filer        | filing |
      | rail carrier | F51    |

  # C3034 with code list CL733, which does not name every country
  @ICS2-DAT-10
  Scenario Outline: The <filer> gives postcodes in <filing> wherever there are any
    When the <filer> files <filing> for a seller in Taiwan, a buyer in Ireland and an agent in Hong Kong
    Then every address has its postcode, but that in a country without postcodes

    @role:sea-carrier @mode:maritime
    Examples:
      | filer       | filing |
      | sea carrier | F10    |

    @role:inland-carrier @mode:inland-waterway
    Examples:
      | filer          | filing |
      | inland carrier | F12    |

    @role:sea-house-filer @mode:maritime
    Examples:
      | filer           | filing |
      | sea house filer | F14    |

    @role:sea-consignee @mode:maritime
    Examples:
      | filer     | filing |
      | consignee | F17    |

    @role:air-carrier @mode:air
    Examples:
      | filer       | filing |
      | air carrier | F28    |

    @role:air-forwarder @mode:air
    Examples:
      | filer     | filing |
      | forwarder | F26    |

    @role:express @mode:air
    Examples:
      | filer            | filing |
      | express operator | F32    |

    @role:post @mode:postal
    Examples:
      | filer           | filing |
      | postal operator | F43    |

    @role:road-carrier @mode:road
    Examples:
      | filer        | filing |
      | road carrier | F50    |

    @role:rail-carrier @mode:rail
    Examples:
      | filer        | filing |
      | rail carrier | F51    |
